using System.Data.Common;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Stores;

/// <summary>Reads timers as they are taken off the table to fire, on either store.</summary>
internal static class DueTimers
{
    /// <summary>What a statement returns of each timer.</summary>
    public const string Columns = "token, due_at, kind, tenant, message_id, outgoing";

    /// <summary>The rows of <see cref="Columns"/>, the first due first: RETURNING has no order.</summary>
    public static async Task<IReadOnlyList<TimerRow>> ReadAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var timers = new List<TimerRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            timers.Add(new TimerRow
            {
                Token = reader.GetGuid(0),
                DueAt = DateTime.SpecifyKind(reader.GetDateTime(1), DateTimeKind.Utc), // SQLite's text has no kind.
                Kind = reader.GetString(2),
                Tenant = reader.GetString(3),
                MessageId = reader.GetGuid(4),
                Outgoing = reader.GetFieldValue<byte[]>(5),
            });
        }

        return [.. timers.OrderBy(timer => timer.DueAt)];
    }
}
