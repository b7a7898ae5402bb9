using System.Xml.Linq;
using Sagas.Workflows.Diagrams.Tests.Drawn;

namespace Sagas.Workflows.Diagrams.Tests;

public class SvgTests
{
    private static readonly XNamespace Names = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Workflows => [.. Examples.All.Keys];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void It_is_one_well_formed_element_that_shows_a_picture_to_readers_too(string name)
    {
        var svg = Parsed(name);

        svg.Name.ShouldBe(Names + "svg");
        svg.Attribute("role")!.Value.ShouldBe("img");
        svg.Elements().Take(2).Select(element => element.Name.LocalName).ShouldBe(["title", "desc"]);
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void It_consists_of_drawn_things_alone(string name) => Parsed(name).Descendants().Select(element => element.Name.LocalName)
        .Except(["title", "desc", "style", "g", "rect", "polygon", "path", "text"])
        .ShouldBeEmpty("A script, a link or an image has no place in it.");

    [Theory]
    [MemberData(nameof(Workflows))]
    public void It_refers_to_nothing_and_runs_nothing(string name)
    {
        var svg = Parsed(name);

        svg.Descendants().Attributes().Select(attribute => attribute.Name.LocalName)
            .Except(["class", "x", "y", "width", "height", "rx", "points", "d", "text-anchor"]).ShouldBeEmpty();
        svg.Element(Names + "style")!.Value.ShouldNotContain("url(");
        svg.Element(Names + "style")!.Value.ShouldNotContain("@import");
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void The_same_shape_gives_the_same_text(string name) =>
        Svg.Of(Examples.All[name], Examples.Progress(Examples.All[name])).ShouldBe(Svg.Of(Examples.All[name], Examples.Progress(Examples.All[name])));

    [Fact]
    public void Lines_end_with_lf() => Svg.Of(Examples.Payment).ShouldNotContain('\r');

    [Fact]
    public void A_name_with_signs_of_xml_stays_what_it_is() =>
        Parsed("hostile").Descendants(Names + "text").Select(text => text.Nodes().OfType<XText>().First().Value).ShouldContain("<b a=\"1\">&'--></b>");

    [Fact]
    public void A_character_that_xml_forbids_is_replaced() =>
        XElement.Parse(Svg.Of(Steps.Workflow("a\0b\uD800c\uFFFF"))).Element(Names + "title")!.Value.ShouldBe("Workflow a\uFFFDb\uFFFDc\uFFFD, version 1");

    [Fact]
    public void A_shortened_name_has_its_whole_in_a_title() => Parsed("long").Descendants(Names + "text")
        .First(text => text.Value.Contains('…', StringComparison.Ordinal)).Element(Names + "title")!.Value.Length.ShouldBeGreaterThan(300);

    [Fact]
    public void It_has_colours_for_dark_paper() => Parsed("payment").Element(Names + "style")!.Value.ShouldContain("prefers-color-scheme: dark");

    [Fact]
    public void Its_description_tells_the_workflow_in_words() => XElement.Parse(Svg.Of(Examples.Payment, new Dictionary<string, StepMark> { ["Reserve"] = StepMark.Done, ["Authorize"] = StepMark.Doing }))
        .Element(Names + "desc")!.Value.ShouldBe(
            "SubmitPayment starts it. Steps: Reserve, undone by ReleaseFunds: done; Authorize, undone by VoidCharge: doing; Capture (point of no return): to do; Post: to do. "
            + "It ends Completed with PaymentCompleted, or when all that was done is undone Failed with PaymentFailed.");

    [Fact]
    public void A_mark_has_a_colour_of_its_own() =>
        Parsed("payment", StepMark.NeedsPerson).Descendants(Names + "g").Select(group => group.Attribute("class")!.Value).ShouldContain("wf-step wf-marked wf-needsperson");

    private static XElement Parsed(string name) => XElement.Parse(Svg.Of(Examples.All[name], Examples.Progress(Examples.All[name])));

    private static XElement Parsed(string name, StepMark mark) =>
        XElement.Parse(Svg.Of(Examples.All[name], Examples.All[name].Steps().ToDictionary(step => step.Name, _ => mark)));
}
