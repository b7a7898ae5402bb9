namespace Sagas.Workflows.Testing;

/// <summary>A schedule that has come to rest, as an invariant of one's own judges it.</summary>
/// <typeparam name="TSaga">The saga that the workflow moves.</typeparam>
/// <param name="Saga">The saga as it stands.</param>
/// <param name="Acts">What was asked of the parties, and what became of it.</param>
/// <param name="Published">What was told of the end.</param>
/// <param name="Skipped">Steps that a person passed over: what they left is the person's.</param>
public sealed record SimulatedRun<TSaga>(TSaga Saga, IReadOnlyList<SimulatedAct> Acts, IReadOnlyList<object> Published, IReadOnlySet<string> Skipped)
    where TSaga : class, IWorkflowSaga;
