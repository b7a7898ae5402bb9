using System.Globalization;
using System.Text;
using Sagas.Workflows.Diagrams.Layouts;
using Sagas.Workflows.Diagrams.Layouts.Blocks;

namespace Sagas.Workflows.Diagrams.Writing;

/// <summary>Writes a picture as SVG. It measures nothing.</summary>
internal sealed class SvgWriter
{
    private const double Head = 7;
    private const double HeadHalf = 4;
    private const double Ascent = 0.97;
    private readonly StringBuilder _text = new();

    private SvgWriter()
    {
    }

    /// <summary>The SVG of a picture.</summary>
    /// <param name="picture">Laid out.</param>
    /// <param name="title">What it is a picture of.</param>
    /// <param name="description">The picture in words.</param>
    public static string Write(Picture picture, string title, string description)
    {
        var writer = new SvgWriter();
        writer.Line($"""<svg xmlns="http://www.w3.org/2000/svg" class="wf" role="img" width="{Px(picture.Width)}" height="{Px(picture.Height)}" viewBox="0 0 {Px(picture.Width)} {Px(picture.Height)}">""");
        writer.Line($"<title>{XmlText.Of(title)}</title>");
        writer.Line($"<desc>{XmlText.Of(description)}</desc>");
        writer.Line($"<style>\n{StyleSheet.Text.ReplaceLineEndings("\n")}\n</style>");
        Each(picture.Boxes.Where(box => box.Kind == BoxKind.Frame), writer.Write);
        Each(picture.Arrows, writer.Write);
        Each(picture.Boxes.Where(box => box.Kind != BoxKind.Frame), writer.Write);
        Each(picture.Labels, writer.Write);
        writer.Line($"</svg>");
        return writer._text.ToString();
    }

    // Numbers are rounded where they are made, so that each has few digits and the same ones everywhere.
    private static double Px(double value) => Math.Round(value, 1);

    private static void Each<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
            write(item);
    }

    private void Write(Box box)
    {
        var mark = box.Mark is { } of ? $" wf-marked wf-{Lower(of)}" : "";
        Line($"<g class=\"wf-{Lower(box.Kind)}{mark}\">");
        if (box.Hint is { } hint)
            Line($"<title>{XmlText.Of(hint)}</title>");
        WriteOutline(box);
        if (box is { Mark: not null, Kind: BoxKind.Step or BoxKind.Pivot })
            Line($"""<rect class="wf-stripe" x="{Px(box.X + 5)}" y="{Px(box.Y + 6)}" width="4" height="{Px(box.Height - 12)}" rx="2"/>""");
        Each(box.Texts, Write);
        Line($"</g>");
    }

    private void WriteOutline(Box box)
    {
        if (box.Kind == BoxKind.Choice)
        {
            var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
            Line($"""<polygon class="wf-box" points="{Px(x)},{Px(box.Y)} {Px(box.Right)},{Px(y)} {Px(x)},{Px(box.Bottom)} {Px(box.X)},{Px(y)}"/>""");
            return;
        }

        if (box.Kind == BoxKind.Frame)
            WriteRectangle(box with { X = box.X + ForEachBlock.Behind, Y = box.Y + ForEachBlock.Behind });
        WriteRectangle(box);
    }

    private void WriteRectangle(Box box) =>
        Line($"""<rect class="wf-box" x="{Px(box.X)}" y="{Px(box.Y)}" width="{Px(box.Width)}" height="{Px(box.Height)}" rx="{Rounding(box)}"/>""");

    private static double Rounding(Box box) => box.Kind switch
    {
        BoxKind.Start or BoxKind.Completed or BoxKind.Compensated => Px(box.Height / 2),
        BoxKind.Undo => 12,
        BoxKind.Frame => 9,
        BoxKind.Bar => 3,
        BoxKind.Step or BoxKind.Pivot => 6,
        BoxKind.Choice => 0,
    };

    private void Write(Arrow arrow)
    {
        var (last, before) = (arrow.Points[^1], arrow.Points[^2]);
        var (dx, dy) = (Math.Sign(last.X - before.X), Math.Sign(last.Y - before.Y));
        var line = arrow.HasHead ? arrow.Points.SkipLast(1).Append(new Point(last.X - (dx * Head), last.Y - (dy * Head))) : arrow.Points;
        Line($"""<path class="{Way(arrow.Kind)}" d="M{string.Join(" L", line.Select(Pair))}"/>""");
        if (arrow.HasHead)
            WriteHead(arrow.Kind == ArrowKind.Back ? "wf-head-back" : "wf-head", last, dx, dy);
    }

    private static string Way(ArrowKind kind) => kind switch
    {
        ArrowKind.Forward => "wf-way",
        ArrowKind.Back => "wf-way wf-back",
        ArrowKind.Bracket => "wf-way wf-bracket",
        ArrowKind.NoReturn => "wf-way wf-across",
    };

    private void WriteHead(string head, Point tip, int dx, int dy)
    {
        var (x, y) = (tip.X - (dx * Head), tip.Y - (dy * Head));
        Point[] corners = [tip, new(x + (dy * HeadHalf), y + (dx * HeadHalf)), new(x - (dy * HeadHalf), y - (dx * HeadHalf))];
        Line($"""<polygon class="{head}" points="{string.Join(' ', corners.Select(Pair))}"/>""");
    }

    private void Write(Label label)
    {
        var (x, anchor) = label.Alignment switch
        {
            Alignment.Left => (label.X, "start"),
            Alignment.Middle => (label.X + (label.Width / 2), "middle"),
            Alignment.Right => (label.X + label.Width, "end"),
        };
        var hint = label.IsShortened ? $"<title>{XmlText.Of(label.Whole)}</title>" : "";
        Line($"""<text class="{label.Style.Class}" x="{Px(x)}" y="{Px(label.Y + (label.Style.Size * Ascent))}" text-anchor="{anchor}">{XmlText.Of(label.Text)}{hint}</text>""");
    }

    private static string Pair(Point point) => string.Create(CultureInfo.InvariantCulture, $"{Px(point.X)},{Px(point.Y)}");

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private void Line(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
