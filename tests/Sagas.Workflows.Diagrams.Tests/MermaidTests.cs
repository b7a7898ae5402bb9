using Sagas.Workflows.Diagrams.Tests.Drawn;
using Sagas.Workflows.Shapes;
using static Sagas.Workflows.Diagrams.Tests.Drawn.Steps;

namespace Sagas.Workflows.Diagrams.Tests;

public class MermaidTests
{
    public static TheoryData<string> Workflows => [.. Examples.All.Keys];

    [Fact]
    public void A_payment_goes_back_from_its_pivot_over_each_undo() => Mermaid.Of(Examples.Payment).ShouldBe(Text(
        """
        flowchart TB
            n1(["SubmitPayment"])
            n2["Reserve<br/>within 10 s<br/>3 attempts, 5 s apart"]
            n1 -->|"Submitted"| n2
            n3["Authorize<br/>within 30 s<br/>5 attempts, pauses from 1 s doubling to 1 min<br/>look-up: LookUpCharge"]
            n2 -->|"Reserved"| n3
            n4["Capture<br/>within 30 s<br/>look-up: LookUpCapture<br/>point of no return"]:::pivot
            n3 -->|"Authorized"| n4
            n5["Post<br/>within 10 s<br/>10 attempts, 30 s apart"]
            n4 -->|"Captured"| n5
            n6(["Completed<br/>PaymentCompleted"])
            n5 --> n6
            n7(["Failed<br/>PaymentFailed"])
            n8["undo: ReleaseFunds"]:::undo
            n8 -.-> n7
            n2 -. "fails" .-> n7
            n9["undo: VoidCharge"]:::undo
            n9 -.-> n8
            n3 -. "fails" .-> n8
            n4 -. "fails" .-> n9
            classDef pivot stroke-width:4px
            classDef undo stroke-dasharray:4 3

        """));

    [Fact]
    public void A_choice_is_a_diamond_branches_fork_and_join_and_a_part_for_each_is_a_group() => Mermaid.Of(Workflow(
        "small",
        new ChoiceShape([Step("Yes", within: null)], []),
        new ParallelShape("Both", [Branch("One", Step("A", undo: "UndoA", within: null)), Branch("Two", Step("B", undo: "UndoB", within: null, state: "Bs"))]),
        new ForEachShape("All", [Step("C", within: null)]))).ShouldBe(Text(
        """
        flowchart TB
            n1(["Begin"])
            n2{"?"}
            n1 -->|"Begun"| n2
            n3["Yes"]
            n2 -->|"yes"| n3
            n4[/"Both"\]
            n3 --> n4
            n2 -->|"no"| n4
            n5["A"]
            n4 -->|"One"| n5
            n6["B"]
            n4 -->|"Two"| n6
            n7[\"all done"/]
            n5 --> n7
            n6 -->|"Bs"| n7
            subgraph n8["for each of All"]
                n9["C"]
            end
            n7 --> n8
            n10(["Completed<br/>Ended"])
            n8 --> n10
            n11(["Failed<br/>NotEnded"])
            n2 -. "fails" .-> n11
            n12["undo: UndoB, UndoA"]:::undo
            n12 -.-> n11
            n4 -. "fails" .-> n12
            n8 -. "fails" .-> n12
            classDef pivot stroke-width:4px
            classDef undo stroke-dasharray:4 3

        """));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void The_same_shape_gives_the_same_text(string name) => Mermaid.Of(Examples.All[name]).ShouldBe(Mermaid.Of(Examples.All[name]));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Lines_end_with_lf(string name) => Mermaid.Of(Examples.All[name]).ShouldNotContain('\r');

    [Fact]
    public void A_name_with_signs_of_mermaid_markdown_or_html_is_written_in_numbers() => Mermaid.Of(Workflow("w", Step("a\"]; `end` <b>#1\n%%", within: null)))
        .ShouldContain("[\"a#34;#93;#59; #96;end#96; #60;b#62;#35;1 #37;#37;\"]");

    [Theory]
    [InlineData("1. Pay", "1#46; Pay")]
    [InlineData("- Pay", "#45; Pay")]
    [InlineData("_Pay_", "#95;Pay#95;")]
    [InlineData("Look-up 1.5", "Look-up 1.5")]
    public void A_name_begins_no_list_and_no_emphasis(string name, string written) => Mermaid.Of(Workflow("w", Step(name, within: null))).ShouldContain($"[\"{written}\"]");

    [Fact]
    public void Letters_of_any_language_stay() => Mermaid.Of(Workflow("w", Step("Größe 契約", within: null))).ShouldContain("[\"Größe 契約\"]");

    // A checkout with CRLF must not change what is expected.
    private static string Text(string literal) => literal.ReplaceLineEndings("\n");
}
