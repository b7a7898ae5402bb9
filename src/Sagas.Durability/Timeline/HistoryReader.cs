using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Timeline;

/// <summary>Reads a page in two steps: where it ends, then all between the two places. Nothing can come in between, since what is settled stays so.</summary>
internal sealed class HistoryReader(JournalRuntime runtime) : IHistoryReader
{
    public async Task<HistoryPage> ReadAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var order = runtime.Store.History;
        var from = after ?? order.Beginning;
        if (!order.IsPlace(from))
            throw new ArgumentException($"'{after}' is no place in the history of this database. Give back what HistoryPage.Next was, or null to begin again.", nameof(after));

        return await runtime.WithDatabaseAsync(async database =>
        {
            await database.Database.OpenConnectionAsync(cancellationToken);
            if (await EndAsync(database.Database.GetDbConnection(), order, from, limit, cancellationToken) is not { } end)
                return new HistoryPage([], after);

            var events = await database.Set<HistoryRow>().FromSqlRaw(order.Between, from, end).AsNoTracking().ToListAsync(cancellationToken);
            return new HistoryPage(events, end);
        });
    }

    private static async Task<string?> EndAsync(DbConnection connection, IHistoryOrder order, string after, int limit, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of the store.
        command.CommandText = order.End;
#pragma warning restore CA2100
        foreach (var (name, value) in new (string, object)[] { ("after", after), ("limit", limit) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }
}
