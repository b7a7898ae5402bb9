using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.SagaView;

namespace Sagas.Dashboard.WorkflowList;

/// <summary>Reads the workflows of this build with the number of their sagas.</summary>
public sealed class WorkflowQuery(WorkflowDesks desks, SagaTables tables)
{
    /// <summary>Every workflow, with the sagas of the tenant in scope.</summary>
    public async Task<IReadOnlyList<WorkflowItem>> ReadAsync(SagaScope scope, CancellationToken cancellationToken)
    {
        var items = new List<WorkflowItem>();
        foreach (var desk in desks.All)
            items.Add((await FindAsync(desk.Workflow, scope, cancellationToken))!);
        return items;
    }

    /// <summary>One workflow; null where there is none of that name.</summary>
    public async Task<WorkflowItem?> FindAsync(string name, SagaScope scope, CancellationToken cancellationToken)
    {
        if (desks.Of(name) is not { } desk)
            return null;

        var counts = await tables.Of(name, scope.Tenant)
            .GroupBy(saga => new { saga.WorkflowVersion, saga.State })
            .Select(group => new { group.Key.WorkflowVersion, group.Key.State, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return WorkflowItem.Of(name, desk.Versions, [.. counts.Select(count => new WorkflowItem.StateCount(count.WorkflowVersion, count.State, count.Count))]);
    }
}
