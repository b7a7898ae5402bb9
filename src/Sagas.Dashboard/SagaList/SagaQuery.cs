using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaList;

/// <summary>The list of sagas: one keyset query over every workflow's table, newest first by (creation time, id).</summary>
public sealed class SagaQuery(SagaTables tables)
{
    /// <summary>Reads one page of at most <paramref name="limit"/> sagas, from the newest or after a cursor.</summary>
    public async Task<SagaSlice> ReadAsync(SagaScope scope, SagaFilter filter, SagaCursor? after, int limit, CancellationToken cancellationToken)
    {
        var union = Rows(scope, filter, after, limit);
        if (union is null)
            return new SagaSlice([], null);

        // One row more than shown tells whether the list goes on.
        var rows = await union.ToListAsync(cancellationToken);
        if (rows.Count <= limit)
            return new SagaSlice(rows, null);

        rows.RemoveAt(limit);
        return new SagaSlice(rows, new SagaCursor(rows[^1].CreatedAt, rows[^1].CorrelationId));
    }

    /// <summary>The query itself: one row more than <paramref name="limit"/>. Null when no table can hold a match.</summary>
    internal IQueryable<SagaSummary>? Rows(SagaScope scope, SagaFilter filter, SagaCursor? after, int limit)
    {
        var union = tables.Union(filter.Workflow, scope.Tenant, sagas => NewestFirst(After(Matching(sagas, scope, filter), after)).Take(limit + 1));
        return union is null ? null : NewestFirst(union).Take(limit + 1);
    }

    private static IQueryable<SagaSummary> NewestFirst(IQueryable<SagaSummary> sagas) =>
        sagas.OrderByDescending(saga => saga.CreatedAt).ThenByDescending(saga => saga.CorrelationId);

    private static IQueryable<SagaSummary> After(IQueryable<SagaSummary> sagas, SagaCursor? after)
    {
        if (after is not { CreatedAt: var at, CorrelationId: var id })
            return sagas;

        // The first condition alone is what an index on creation time can use.
        return sagas.Where(saga => saga.CreatedAt <= at && (saga.CreatedAt < at || saga.CorrelationId < id));
    }

    private static IQueryable<SagaSummary> Matching(IQueryable<SagaSummary> sagas, SagaScope scope, SagaFilter filter)
    {
        if (filter.State is { } state)
            sagas = sagas.Where(saga => saga.State == state);

        if (filter.Status is { } status)
            sagas = InStates(sagas, SagaStatus.States[status]);

        if (filter.WaitingFor is { } word)
            sagas = InStates(sagas, Waits.States(word));

        if (filter.IsStuck is { } stuck)
        {
            var states = Stuck.States.ToArray();
            sagas = stuck ? InStates(sagas, states) : sagas.Where(saga => !states.Contains(saga.State));
        }

        if (filter.From is { } from)
            sagas = sagas.Where(saga => saga.CreatedAt >= from);

        if (filter.To is { } to)
            sagas = sagas.Where(saga => saga.CreatedAt < to);

        if (filter.MinAmount is { } min)
            sagas = sagas.Where(saga => saga.AmountMinor >= min);

        if (filter.MaxAmount is { } max)
            sagas = sagas.Where(saga => saga.AmountMinor <= max);

        if (filter.Currency is { } currency)
            sagas = sagas.Where(saga => saga.Currency == currency);

        return filter.Q is { } q ? Found(sagas, q, scope.Parties) : sagas;
    }

    private static IQueryable<SagaSummary> InStates(IQueryable<SagaSummary> sagas, IEnumerable<string> states)
    {
        var names = states.ToArray();
        return sagas.Where(saga => names.Contains(saga.State));
    }

    private static IQueryable<SagaSummary> Found(IQueryable<SagaSummary> sagas, string q, bool parties)
    {
        // EF escapes the wildcards of LIKE in what is looked for. An id may stand in a reference too.
        if (Guid.TryParse(q, out var id))
            return sagas.Where(saga => saga.BusinessId == id || saga.Reference!.StartsWith(q));

        return parties
            ? sagas.Where(saga => saga.Reference!.StartsWith(q) || saga.Party!.StartsWith(q) || saga.Counterparty!.StartsWith(q))
            : sagas.Where(saga => saga.Reference!.StartsWith(q));
    }
}
