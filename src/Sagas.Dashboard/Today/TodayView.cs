using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Today;

/// <summary>What the page of today shows.</summary>
/// <param name="Workflows">Every registered workflow, by name.</param>
/// <param name="Counts">Sagas by workflow and state.</param>
/// <param name="Newest">The newest sagas, newest first.</param>
/// <param name="Waiting">Those that have not ended and stand in their state the longest, longest first.</param>
public sealed record TodayView(
    IReadOnlyList<string> Workflows, IReadOnlyList<StateCount> Counts, IReadOnlyList<SagaSummary> Newest, IReadOnlyList<SagaSummary> Waiting)
{
    /// <summary>All sagas.</summary>
    public int Total => Counts.Sum(count => count.Count);

    /// <summary>Sagas of a status, over all workflows.</summary>
    public int Of(string status) => Counts.Where(count => SagaStatus.Of(count.State) == status).Sum(count => count.Count);

    /// <summary>One workflow's states in the order of their statuses, those without sagas left out.</summary>
    public IReadOnlyList<StateCount> States(string workflow) => [..
        from status in SagaStatus.All
        from state in SagaStatus.States[status]
        from count in Counts
        where count.Workflow == workflow && count.State == state
        select count];
}
