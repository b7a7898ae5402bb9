using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Today;

/// <summary>Reads the page of today. The figures count the same tables with the same limit as the lists behind them.</summary>
public sealed class TodayQuery(SagaTables tables, SagaQuery list)
{
    private const int Shown = 10;

    private static readonly string[] Open = [.. SagaStatus.States.Values.SelectMany(states => states).Where(state => !SagaStatus.HasEnded(state))];

    /// <summary>Reads it for one scope.</summary>
    public async Task<TodayView> ReadAsync(SagaScope scope, CancellationToken cancellationToken)
    {
        var counts = new List<StateCount>();
        foreach (var workflow in tables.Workflows)
        {
            var states = await tables.Of(workflow, scope.Tenant)
                .GroupBy(saga => saga.State)
                .Select(group => new { State = group.Key, Count = group.Count() })
                .ToListAsync(cancellationToken);
            counts.AddRange(states.Select(state => new StateCount(workflow, state.State, state.Count)));
        }

        var newest = await list.ReadAsync(scope, new SagaFilter(), null, Shown, cancellationToken);
        var waiting = Waiting(scope.Tenant) is { } query ? await query.ToListAsync(cancellationToken) : [];
        return new TodayView(tables.Workflows, counts, newest.Items, waiting);
    }

    /// <summary>The query for those that stand still the longest. Null without any workflow.</summary>
    internal IQueryable<SagaSummary>? Waiting(string? tenant)
    {
        var union = tables.Union(null, tenant, sagas => LongestFirst(sagas.Where(saga => Open.Contains(saga.State))));
        return union is null ? null : LongestFirst(union);
    }

    private static IQueryable<SagaSummary> LongestFirst(IQueryable<SagaSummary> sagas) =>
        sagas.OrderBy(saga => saga.UpdatedAt).ThenBy(saga => saga.CorrelationId).Take(Shown);
}
