using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.SagaView;
using Sagas.Dashboard.Text;
using Sagas.Durability.Timers;
using Sagas.Operations;

namespace Sagas.Dashboard.TimerList;

/// <summary>The list of timers, with the sagas that set them by their business ids.</summary>
public sealed class TimerQuery(ITimers timers, SagaTables sagas)
{
    /// <summary>Reads one page of at most <paramref name="limit"/> timers, from the next due or after a place.</summary>
    /// <param name="tenant">The tenant that the read is limited to; null for every tenant.</param>
    /// <param name="after">The last timer of the page before.</param>
    /// <param name="limit">Timers a page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<TimerSlice> ReadAsync(string? tenant, TimerPlace? after, int limit, CancellationToken cancellationToken)
    {
        // One more than shown tells whether the list goes on.
        var rows = await timers.ListAsync(new TimerListing(tenant, after, limit + 1), cancellationToken);
        var shown = rows.Take(limit).ToList();
        var known = await BusinessIdsAsync(tenant, shown, cancellationToken);
        return new TimerSlice([.. shown.Select(timer => Listed(timer, known))], rows.Count > limit ? new TimerPlace(shown[^1].DueAt, shown[^1].Token) : null);
    }

    /// <summary>The timers of one saga.</summary>
    /// <param name="correlationId">The saga as the journal knows it.</param>
    /// <param name="businessId">The saga as callers know it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SagaTimer>> OfSagaAsync(Guid correlationId, Guid businessId, CancellationToken cancellationToken) =>
        [.. (await timers.OfSagaAsync(correlationId, cancellationToken)).Select(timer => Item(timer, businessId))];

    private async Task<Dictionary<Guid, Guid>> BusinessIdsAsync(string? tenant, List<TimerRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(timer => timer.SagaId).OfType<Guid>().Distinct().ToArray();
        var found = ids.Length == 0 ? null : sagas.Union(null, tenant, some => some.Where(saga => ids.Contains(saga.CorrelationId)));
        return found is null
            ? []
            : await found.Select(saga => new { saga.CorrelationId, saga.BusinessId }).ToDictionaryAsync(saga => saga.CorrelationId, saga => saga.BusinessId, cancellationToken);
    }

    private static ListedTimer Listed(TimerRow timer, Dictionary<Guid, Guid> known)
    {
        var businessId = timer.SagaId is { } saga && known.TryGetValue(saga, out var found) ? found : (Guid?)null;
        // A saga that is gone has no row. In the tenant default both ids are one.
        return new ListedTimer(Item(timer, businessId ?? (timer.Tenant == Tenants.Default ? timer.SagaId : null)), timer.Tenant, businessId is not null);
    }

    private static SagaTimer Item(TimerRow timer, Guid? sagaId) => new(timer.Token, sagaId, timer.Kind, timer.DueAt, TimerSentence.Of(timer));
}
