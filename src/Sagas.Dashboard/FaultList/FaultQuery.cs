using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;
using Sagas.Operations;

namespace Sagas.Dashboard.FaultList;

/// <summary>The lists of what was set aside: one keyset query over the journal's table, newest first, without the messages.</summary>
public sealed class FaultQuery(DbContext database, SagaTables sagas)
{
    /// <summary>Reads one page of at most <paramref name="limit"/> faults, from the newest or after a cursor.</summary>
    /// <param name="tenant">The tenant that the read is limited to; null for every tenant.</param>
    /// <param name="filter">Which faults.</param>
    /// <param name="after">The last fault of the page before.</param>
    /// <param name="limit">Faults a page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<FaultSlice> ReadAsync(string? tenant, FaultFilter filter, FaultCursor? after, int limit, CancellationToken cancellationToken)
    {
        // One row more than shown tells whether the list goes on. The body is left out: it may be large, and it is not for every reader.
        var rows = await After(Matching(Of(filter.Kind, tenant), filter), after)
            .OrderByDescending(fault => fault.At).ThenByDescending(fault => fault.Id)
            .Take(limit + 1)
            .Select(fault => new FaultRow
            {
                Id = fault.Id,
                Endpoint = fault.Endpoint,
                Type = fault.Type,
                MessageId = fault.MessageId,
                SagaId = fault.SagaId,
                Tenant = fault.Tenant,
                Cause = fault.Cause,
                Error = fault.Error,
                Attempts = fault.Attempts,
                At = fault.At,
                State = fault.State,
                Actor = fault.Actor,
                Reason = fault.Reason,
                DecidedAt = fault.DecidedAt,
            })
            .ToListAsync(cancellationToken);
        var next = rows.Count > limit ? new FaultCursor(rows[limit - 1].At, rows[limit - 1].Id) : (FaultCursor?)null;
        var shown = rows.Take(limit).ToList();
        var known = await BusinessIdsAsync(tenant, shown, cancellationToken);
        return new FaultSlice([.. shown.Select(fault => Listed(fault, known))], next);
    }

    /// <summary>Whether there is such a row, of the tenant or (null) of any.</summary>
    public Task<bool> HasAsync(SetAsideKind kind, Guid id, string? tenant, CancellationToken cancellationToken) =>
        Of(kind, tenant).AnyAsync(fault => fault.Id == id, cancellationToken);

    private IQueryable<FaultRow> Of(SetAsideKind kind, string? tenant)
    {
        var faults = kind == SetAsideKind.Send ? Sends() : database.Set<FaultRow>().AsNoTracking();
        return tenant is null ? faults : faults.Where(fault => fault.Tenant == tenant);
    }

    private IQueryable<FaultRow> Sends() => database.Set<UndeliveredRow>().AsNoTracking().Select(send => new FaultRow
    {
        Id = send.Id,
        Endpoint = send.Destination,
        Type = send.Type,
        MessageId = send.MessageId,
        SagaId = send.SagaId,
        Tenant = send.Tenant,
        Cause = send.Cause,
        Error = send.Error,
        Attempts = send.Attempts,
        At = send.At,
        State = send.State,
        Actor = send.Actor,
        Reason = send.Reason,
        DecidedAt = send.DecidedAt,
    });

    private static IQueryable<FaultRow> Matching(IQueryable<FaultRow> faults, FaultFilter filter)
    {
        if (filter.State is { } state)
            faults = faults.Where(fault => fault.State == state);
        if (filter.Endpoint is { } endpoint)
            faults = faults.Where(fault => fault.Endpoint == endpoint);
        return filter.Cause is { } cause ? faults.Where(fault => fault.Cause == cause) : faults;
    }

    // The first condition alone is what an index on the time can use.
    private static IQueryable<FaultRow> After(IQueryable<FaultRow> faults, FaultCursor? after) => after is { At: var at, Id: var id }
        ? faults.Where(fault => fault.At <= at && (fault.At < at || fault.Id < id))
        : faults;

    /// <summary>The journal knows a saga by its correlation id, the API by its business id.</summary>
    private async Task<Dictionary<Guid, Guid>> BusinessIdsAsync(string? tenant, List<FaultRow> faults, CancellationToken cancellationToken)
    {
        var ids = faults.Select(fault => fault.SagaId).OfType<Guid>().Distinct().ToArray();
        var found = ids.Length == 0 ? null : sagas.Union(null, tenant, some => some.Where(saga => ids.Contains(saga.CorrelationId)));
        return found is null
            ? []
            : await found.Select(saga => new { saga.CorrelationId, saga.BusinessId }).ToDictionaryAsync(saga => saga.CorrelationId, saga => saga.BusinessId, cancellationToken);
    }

    private static ListedFault Listed(FaultRow fault, Dictionary<Guid, Guid> known)
    {
        var businessId = fault.SagaId is { } saga && known.TryGetValue(saga, out var found) ? found : (Guid?)null;
        // A saga that never began has no row. In the tenant default both ids are one.
        var shown = businessId ?? (fault.Tenant == Tenants.Default ? fault.SagaId : null);
        return new ListedFault(
            new FaultItem(fault.Id, fault.Endpoint, fault.Type, fault.MessageId, shown, fault.Cause, fault.Error, fault.Attempts, fault.At, fault.State),
            fault.Tenant,
            businessId is not null,
            fault.Actor,
            fault.Reason,
            fault.DecidedAt);
    }
}
