using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.TimerList;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Workflows;

namespace Sagas.Dashboard.SagaView;

/// <summary>The workflows of this build, by name.</summary>
public sealed class WorkflowDesks(DbContext database, TimerQuery timers, IEnumerable<IWorkflowDesk> desks)
{
    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<IWorkflowDesk> All { get; } = [.. desks.OrderBy(desk => desk.Workflow, StringComparer.Ordinal)];

    /// <summary>A workflow's desk; null where the workflow is not declared as one.</summary>
    public IWorkflowDesk? Of(string workflow) => All.FirstOrDefault(desk => desk.Workflow == workflow);

    /// <summary>Where a saga stands and what is due for it; no standing where it has not begun or its workflow is not declared as one.</summary>
    public async Task<(SagaStanding? Standing, IReadOnlyList<SagaTimer> Timers)> FindAsync(SagaSummary saga, CancellationToken cancellationToken)
    {
        var due = await timers.OfSagaAsync(saga.CorrelationId, saga.BusinessId, cancellationToken);
        var standing = Of(saga.Workflow) is { } desk && saga.Version > 0
            ? await desk.FindAsync(database, saga.CorrelationId, due.ToDictionary(timer => timer.Id, timer => timer.DueAt), cancellationToken)
            : null;
        return (standing, due);
    }
}
