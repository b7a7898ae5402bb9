using System.Globalization;
using Sagas.Workflows.Shapes;
using static Sagas.Workflows.Diagrams.Tests.Drawn.Steps;

namespace Sagas.Workflows.Diagrams.Tests.Drawn;

/// <summary>Workflows that tests draw, by name.</summary>
internal static class Examples
{
    private const string Hostile = "<b a=\"1\">&'--></b>";
    private static readonly string Long = string.Concat(Enumerable.Repeat("AnUncommonlyLongNameOfAThing", 12));

    public static WorkflowShape Payment { get; } = new(
        "payment",
        2,
        "SubmitPayment",
        "Submitted",
        [
            Step("Reserve", undo: "ReleaseFunds", state: "Reserved", within: "10 s", retry: "3 attempts, 5 s apart"),
            Step("Authorize", undo: "VoidCharge", state: "Authorized", retry: "5 attempts, pauses from 1 s doubling to 1 min", lookUp: "LookUpCharge"),
            Step("Capture", state: "Captured", isPivot: true, lookUp: "LookUpCapture"),
            Step("Post", within: "10 s", retry: "10 attempts, 30 s apart"),
        ],
        new EndShape("Completed", "PaymentCompleted"),
        new EndShape("Failed", "PaymentFailed"));

    public static WorkflowShape Choices { get; } = Workflow(
        "choices",
        Step("Ask", undo: "TakeBack", state: "Asked"),
        new ChoiceShape(
            [new ChoiceShape([Step("Big", undo: "Unbig", state: "Grown")], [Step("Small", state: "Shrunk"), Step("Smaller")])],
            [new ChoiceShape([Step("Red", retry: "3 attempts, 5 s apart")], [Step("Blue", state: "Coloured"), new ChoiceShape([Step("Navy")], [])])]),
        new ChoiceShape([], [Step("Otherwise", undo: "NotOtherwise", state: "Other")]),
        Step("Decide", isPivot: true, state: "Decided"),
        new ChoiceShape([Step("Thank")], []));

    public static WorkflowShape Parallel { get; } = Workflow(
        "parallel",
        Step("Open", undo: "Close", state: "Opened"),
        new ParallelShape(
            "Checks",
            [
                Branch("Identity", Step("CheckName", undo: "ForgetName", state: "Known"), Step("CheckAge"), Step("CheckPhoto", lookUp: "FindPhoto", retry: "3 attempts, 5 s apart")),
                Branch("Credit", Step("AskBureau", undo: "WithdrawRequest", state: "Rated")),
                Branch("Nothing"),
                Branch("Place", Step("CheckPlace"), Step("CheckCountry", state: "Placed")),
            ]),
        Step("Sign", isPivot: true, state: "Signed"),
        Step("Archive"));

    public static WorkflowShape ForEach { get; } = Workflow(
        "agreement",
        Step("Render", undo: "Discard", state: "Rendered"),
        new ForEachShape("Signers", [Step("Ask", undo: "TakeBack"), new ForEachShape("Pages", [Step("Initial", state: "Initialled")])]),
        Step("Seal", isPivot: true, state: "Sealed"),
        new ForEachShape("Readers", [new ParallelShape("Ways", [Branch("Post", Step("Send")), Branch("Mail", Step("Mail", state: "Mailed"))])]));

    public static WorkflowShape SixtySteps { get; } = Workflow("sixty", [.. Enumerable.Range(1, 60).Select(Numbered)]);

    public static WorkflowShape ThirtyBranches { get; } = Workflow(
        "thirty",
        Step("Prepare", undo: "Unprepare", state: "Prepared"),
        new ParallelShape("Regions", [.. Enumerable.Range(1, 30).Select(i => Branch(Name("Region", i), Step(Name("Ship", i), undo: Name("Recall", i), state: "Shipping")))]),
        Step("Close", isPivot: true));

    public static WorkflowShape PivotInBranch { get; } = Workflow(
        "inner pivot",
        Step("Open", undo: "Close"),
        new ParallelShape("Halves", [Branch("One", Step("Book", undo: "Unbook"), Step("Pay", isPivot: true, state: "Paid")), Branch("Two", Step("Tell"))]),
        Step("Thank"));

    public static WorkflowShape NoPivot { get; } = Workflow("no pivot", Step("One", undo: "UndoOne"), Step("Two", undo: "UndoTwo"));

    public static WorkflowShape Empty { get; } = Workflow("empty", new ParallelShape("None", []), new ChoiceShape([], []), new ForEachShape("Nobody", []));

    public static WorkflowShape HostileNames { get; } = Named("hostile", Hostile);

    public static WorkflowShape LongNames { get; } = Named("long", Long);

    public static WorkflowShape WideNames { get; } = Named("wide", string.Concat(Enumerable.Repeat("契約書👩‍👩‍👧", 20)));

    public static IReadOnlyDictionary<string, WorkflowShape> All { get; } = new[]
    {
        Payment, Choices, Parallel, ForEach, SixtySteps, ThirtyBranches, PivotInBranch, NoPivot, Empty, HostileNames, LongNames, WideNames,
    }.ToDictionary(shape => shape.StartsWith == "Begin" || shape == Payment ? shape.Name : shape.Name.Split(' ')[0]);

    /// <summary>A mark for each step, each mark somewhere.</summary>
    public static IReadOnlyDictionary<string, StepMark> Progress(WorkflowShape shape) =>
        shape.Steps().Select((step, i) => (step.Name, Mark: (StepMark)(i % 8))).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Mark);

    private static StepShape Numbered(int i) => Step(Name("Step", i), undo: i < 40 && i % 3 != 0 ? Name("UndoOf", i) : null, state: i % 2 == 0 ? Name("State", i) : null, isPivot: i == 40);

    private static string Name(string word, int i) => string.Create(CultureInfo.InvariantCulture, $"{word}{i}");

    private static WorkflowShape Named(string kind, string name) => new(
        $"{kind} {name}",
        1,
        name,
        name,
        [
            Step(name, undo: name, state: name, within: name, retry: name, lookUp: name),
            new ParallelShape(name, [Branch(name, Step(name, undo: name, state: name, lookUp: name)), Branch(name, new ChoiceShape([Step(name, state: name)], [Step(name)]))]),
            new ForEachShape(name, [new ChoiceShape([Step(name, state: name)], [])]),
            Step(name, state: name, isPivot: true),
        ],
        new EndShape(name, name),
        new EndShape(name, name));
}
