using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Timeline;

namespace Sagas.Dashboard.SagaView;

/// <summary>Reads one saga's timeline from the journal's history.</summary>
public sealed class TimelineQuery(DbContext database)
{
    /// <summary>Every event in order, the first one first. Empty until the saga's first commit.</summary>
    /// <param name="correlationId">The saga's own id: of a saga that the caller may see.</param>
    /// <param name="showPersonalData">False masks it in the messages' bodies.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<IReadOnlyList<TimelineItem>> ReadAsync(Guid correlationId, bool showPersonalData, CancellationToken cancellationToken)
    {
        var month = SagaMonths.Of(correlationId);
        var rows = await database.Set<HistoryRow>().AsNoTracking()
            .Where(row => row.SagaMonth == month && row.SagaId == correlationId)
            .OrderBy(row => row.Version)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => TimelineItem.Of(row, showPersonalData))];
    }
}
