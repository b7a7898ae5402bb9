using Sagas.Workflows.Definitions;

namespace Sagas.Workflows.Shapes;

/// <summary>Makes the shape of one version of a definition: what is not in that version is left out.</summary>
internal static class Shaper<TSaga>
    where TSaga : class, IWorkflowSaga
{
    public static WorkflowShape Of(WorkflowDefinition<TSaga> definition, int version) => new(
        definition.Name,
        version,
        definition.Start.Command.Name,
        definition.Start.State,
        [.. Of(definition.Whole, version)],
        Of(definition.Completed),
        Of(definition.Compensated));

    private static EndShape Of(EndDefinition<TSaga> end) => new(end.State, end.FactType?.Name);

    private static IEnumerable<PartShape> Of(Part part, int version)
    {
        switch (part)
        {
            case SequencePart sequence:
                return sequence.Parts.SelectMany(inner => Of(inner, version));
            case StepPart<TSaga> step:
                return step.Step.IsIn(version) ? [Of(step.Step)] : [];
            case ChoicePart<TSaga> choice:
                return [new ChoiceShape([.. Of(choice.Parts[0], version)], [.. Of(choice.Parts[1], version)])];
            case ParallelPart parallel:
                return [new ParallelShape(parallel.Name, [.. parallel.Branches.Select(branch => new BranchShape(branch.Name, [.. Of(branch.Body, version)]))])];
            case ForEachPart<TSaga> each:
                return [new ForEachShape(each.Name, [.. Of(each.Body, version)])];
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "A part of an unknown kind.");
        }
    }

    private static StepShape Of(StepDefinition<TSaga> step) => new()
    {
        Name = step.Name,
        Command = step.Command?.Command.Name,
        Done = Facts(step, AnswerMeaning.Done),
        Failed = Facts(step, AnswerMeaning.Failed),
        LookUp = step.LookUp?.Command.Name,
        Undo = step.Undo?.Command.Name,
        Undone = Facts(step, AnswerMeaning.Undone),
        IsOutside = step.IsOutside,
        IsPivot = step.IsPivot,
        Reminder = step.Reminder?.Command.Command.Name,
        Within = step.Within is { } within ? Durations.InWords(within) : null,
        Retry = step.Retry.InWords,
        Later = step.Soft?.Later.InWords,
        State = step.State,
    };

    private static IReadOnlyList<string> Facts(StepDefinition<TSaga> step, AnswerMeaning meaning) =>
        [.. step.Answers.Where(answer => answer.Meaning == meaning).Select(answer => answer.Fact.Name)];
}
