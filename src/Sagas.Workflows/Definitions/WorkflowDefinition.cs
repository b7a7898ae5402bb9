using Sagas.Workflows.Deciding;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Definitions;

/// <summary>A workflow as declared and checked: what the core decides by.</summary>
/// <typeparam name="TSaga">The saga that it moves.</typeparam>
public sealed class WorkflowDefinition<TSaga>
    where TSaga : class, IWorkflowSaga
{
    private readonly Dictionary<string, StepPart<TSaga>> _steps;
    private readonly Dictionary<Type, StepPart<TSaga>[]> _waiting;

    internal WorkflowDefinition(Declaration<TSaga> declared)
    {
        (Name, Version, CorrelatedBy, Start, Whole) = (declared.Name, declared.Version, declared.CorrelatedBy, declared.Start, declared.Whole);
        (Completed, Compensated, Sentences, Ordered) = (declared.Completed, declared.Compensated, declared.Sentences, declared.Ordered);
        Migrations = declared.Migrations.ToDictionary(migration => migration.From);
        var steps = Whole.All().OfType<StepPart<TSaga>>().ToList();
        _steps = steps.ToDictionary(part => part.Step.Name);
        States = WorkflowStates.Of(Start.State, steps.Select(part => part.Step.State), Completed.State, Compensated.State);
        Commands = [.. steps.SelectMany(part => new[] { part.Step.Command, part.Step.LookUp, part.Step.Undo, part.Step.Reminder?.Command }).OfType<CommandDefinition<TSaga>>().Select(command => command.Command).Distinct()];
        _waiting = steps.SelectMany(part => part.Step.Answers.Select(answer => (answer.Fact, Part: part)))
            .GroupBy(pair => pair.Fact, pair => pair.Part).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The workflow's name, such as <c>payment</c>.</summary>
    public string Name { get; }

    /// <summary>The version that new sagas begin on.</summary>
    public int Version { get; }

    /// <summary>Names of the properties by which messages tell which saga they are about; the first that a message has counts.</summary>
    public IReadOnlyList<string> CorrelatedBy { get; }

    /// <summary>Every state that a saga of it can be in.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>The type of the command that begins a saga.</summary>
    public Type StartCommand => Start.Command;

    /// <summary>The types of the commands that it sends: to do a step, to ask what became of it, to undo it.</summary>
    public IReadOnlyList<Type> Commands { get; }

    /// <summary>The types of the facts that it waits for.</summary>
    public IReadOnlyCollection<Type> Facts => _waiting.Keys;

    internal StartDefinition<TSaga> Start { get; }

    internal SequencePart Whole { get; }

    internal EndDefinition<TSaga> Completed { get; }

    internal EndDefinition<TSaga> Compensated { get; }

    /// <summary>The author's own sentences, by state.</summary>
    internal IReadOnlyDictionary<string, Func<TSaga, string>> Sentences { get; }

    /// <summary>What a saga takes over from an order of a person; null for nothing.</summary>
    internal Action<TSaga, OperatorAct, string>? Ordered { get; }

    /// <summary>By the version that they lead from.</summary>
    internal IReadOnlyDictionary<int, MigrationDefinition<TSaga>> Migrations { get; }

    /// <summary>One version of it as data.</summary>
    /// <param name="version">From one up to <see cref="Version"/>.</param>
    public WorkflowShape ShapeOf(int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, Version);
        return Shaper<TSaga>.Of(this, version);
    }

    /// <summary>The state that a saga is in where it stands.</summary>
    public string StateOf(Progress progress)
    {
        if (progress.Course == Course.Completed)
            return Completed.State;
        if (progress.Course == Course.Compensated)
            return Compensated.State;

        var (state, doneAs, asks, pauses) = (Start.State, 0, false, false);
        foreach (var step in progress.Steps)
        {
            if (step.NeedsPerson)
                return WorkflowStates.NeedsAttention;

            asks |= step is { IsUnderWay: true, Phase: StepPhase.LookUp };
            pauses |= step is { IsUnderWay: true, Phase: StepPhase.Pause or StepPhase.Later };
            if (step.DoneAs > doneAs && PartOf(step.Step).Step.State is { } own)
                (state, doneAs) = (own, step.DoneAs);
        }

        return progress.Course == Course.Undoing ? WorkflowStates.Compensating
            : asks ? WorkflowStates.OutcomeUnknown
            : pauses ? WorkflowStates.RetryScheduled
            : state;
    }

    internal StepPart<TSaga> PartOf(string step) => _steps[step];

    /// <summary>The steps that a fact of this type may answer.</summary>
    internal IReadOnlyList<StepPart<TSaga>> WaitingFor(Type fact) => _waiting.GetValueOrDefault(fact) ?? [];
}
