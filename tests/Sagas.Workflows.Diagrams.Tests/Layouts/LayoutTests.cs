using Sagas.Workflows.Diagrams.Layouts;
using Sagas.Workflows.Diagrams.Tests.Drawn;

namespace Sagas.Workflows.Diagrams.Tests.Layouts;

/// <summary>What holds of every picture, with and without a saga's progress.</summary>
public class LayoutTests
{
    public static TheoryData<string, bool> Pictures => [.. Examples.All.Keys.SelectMany(name => new[] { (name, false), (name, true) })];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void No_two_boxes_overlap_but_a_frame_and_what_is_in_it(string name, bool hasProgress)
    {
        var boxes = PictureOf(name, hasProgress).Boxes;

        Pairs(boxes).Where(pair => Area.Of(pair.One).Overlaps(Area.Of(pair.Other)) && !IsFramed(pair.One, pair.Other) && !IsFramed(pair.Other, pair.One)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void No_text_overlaps_another(string name, bool hasProgress) =>
        Pairs(TextsOf(PictureOf(name, hasProgress))).Where(pair => pair.One.Overlaps(pair.Other)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_label_stands_outside_boxes_or_within_a_frame(string name, bool hasProgress)
    {
        var picture = PictureOf(name, hasProgress);

        picture.Labels.SelectMany(label => picture.Boxes.Select(box => (Label: Area.Of(label), Box: Area.Of(box), box.Kind)))
            .Where(pair => pair.Label.Overlaps(pair.Box) && !(pair.Kind == BoxKind.Frame && pair.Box.Holds(pair.Label)))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_box_that_is_no_frame_holds_no_other_text_than_its_own(string name, bool hasProgress)
    {
        var picture = PictureOf(name, hasProgress);

        picture.Boxes.Where(box => box.Kind != BoxKind.Frame)
            .SelectMany(box => picture.Boxes.Where(other => other != box).SelectMany(other => other.Texts).Select(text => (Box: Area.Of(box), Text: Area.Of(text))))
            .Where(pair => pair.Box.Overlaps(pair.Text))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Each_text_fits_its_box(string name, bool hasProgress) => PictureOf(name, hasProgress).Boxes
        .SelectMany(box => box.Texts.Select(text => (Box: Area.Of(box), Text: Area.Of(text))))
        .Where(pair => !pair.Box.Holds(pair.Text))
        .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pictures))]
    public void All_is_inside_the_picture(string name, bool hasProgress)
    {
        var picture = PictureOf(name, hasProgress);
        var whole = new Area(0, 0, picture.Width, picture.Height, name);

        TextsOf(picture).Concat(picture.Boxes.Select(Area.Of)).Concat(picture.Arrows.SelectMany(Area.Of)).Where(area => !whole.Holds(area)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_fits_a_page(string name, bool hasProgress) => PictureOf(name, hasProgress).Width.ShouldBeLessThanOrEqualTo(1200);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void No_line_crosses_a_text(string name, bool hasProgress)
    {
        var picture = PictureOf(name, hasProgress);

        picture.Arrows.SelectMany(Area.Of).SelectMany(line => TextsOf(picture).Select(text => (line, text))).Where(pair => pair.line.Overlaps(pair.text)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void No_line_goes_through_a_box_that_is_no_frame(string name, bool hasProgress)
    {
        var picture = PictureOf(name, hasProgress);
        var boxes = picture.Boxes.Where(box => box.Kind != BoxKind.Frame).Select(Area.Of).ToList();

        picture.Arrows.SelectMany(Area.Of).SelectMany(line => boxes.Select(box => (line, box))).Where(pair => pair.line.Overlaps(pair.box)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_head_of_an_arrow_meets_a_box(string name, bool hasProgress)
    {
        var picture = PictureOf(name, hasProgress);

        picture.Arrows.Where(arrow => arrow.HasHead).Where(arrow => !picture.Boxes.Any(box => Area.Of(box).HasOnItsSide(arrow.Points[^1]))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_line_has_upright_and_level_pieces_alone(string name, bool hasProgress) => PictureOf(name, hasProgress).Arrows
        .SelectMany(Area.Of)
        .Where(piece => piece.Left != piece.Right && piece.Top != piece.Bottom)
        .ShouldBeEmpty();

    private static Picture PictureOf(string name, bool hasProgress) =>
        Layout.Of(Examples.All[name], hasProgress ? Examples.Progress(Examples.All[name]) : null);

    private static IReadOnlyList<Area> TextsOf(Picture picture) => [.. picture.Boxes.SelectMany(box => box.Texts).Concat(picture.Labels).Select(Area.Of)];

    private static bool IsFramed(Box frame, Box other) => frame.Kind == BoxKind.Frame && Area.Of(frame).Holds(Area.Of(other));

    private static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> items) =>
        items.SelectMany((one, i) => items.Skip(i + 1).Select(other => (one, other)));
}
