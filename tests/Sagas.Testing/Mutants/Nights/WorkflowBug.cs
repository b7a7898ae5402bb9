namespace Sagas.Testing.Mutants.Nights;

/// <summary>A bug of a workflow's definition or of the core that carries it out: if the simulation does not find it, the simulation proves nothing.</summary>
public abstract record WorkflowBug : PlantedBug
{
    /// <summary>All that are planted.</summary>
    public static IReadOnlyList<WorkflowBug> All { get; } =
    [
        new UndoLeftOut(), new UndoOfAStepNotDone(), new NewKeyAfterTimeOut(), new UndoneInTheOrderOfDoing(), new TimerNotCancelled(), new DuplicateTakenAsNew(),
        new UnknownTakenAsFailed(), new UndoneBesideWhatIsUnderWay(), new NeverTakenOfAnyAttempt(), new PivotForgotten(),
    ];

    /// <summary>Two, for the test run.</summary>
    public static IReadOnlyList<WorkflowBug> Small { get; } = [.. All.Where(bug => bug is UndoLeftOut or NewKeyAfterTimeOut)];

    private protected const string Core = "src/Sagas.Workflows/Deciding/";
}
