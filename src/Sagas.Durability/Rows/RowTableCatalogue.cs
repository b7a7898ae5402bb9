using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;

namespace Sagas.Durability.Rows;

/// <summary>The tables of the application's that the hot path writes without EF, from its model.</summary>
internal sealed partial class RowTableCatalogue(ILogger<RowTableCatalogue> logger)
{
    private readonly ConcurrentDictionary<Type, SagaTable?> _sagas = new();
    private readonly ConcurrentDictionary<Type, RowTable> _tables = new();

    /// <summary>The saga's table; null for one that takes EF's path, which is said once.</summary>
    public SagaTable? OfSaga(Type saga, Func<IModel> model) => _sagas.TryGetValue(saga, out var table) ? table : _sagas.GetOrAdd(saga, ReadSaga(saga, model()));

    /// <summary>The table of an entity that is inserted. Throws in words for one that is not one row of plain columns.</summary>
    public RowTable Of(Type entity, Func<IModel> model) => _tables.TryGetValue(entity, out var table) ? table : _tables.GetOrAdd(entity, Read(entity, model()));

    private SagaTable? ReadSaga(Type saga, IModel model)
    {
        var entity = model.FindEntityType(saga)
            ?? throw new InvalidOperationException($"Saga {saga.Name} is kept by the journal, but the DbContext does not map it. Add modelBuilder.Entity<{saga.Name}>() before AddJournal().");
        var (table, reason) = SagaTable.Of(entity);
        if (table is null)
            LogSlow(logger, saga.Name, reason!);
        return table;
    }

    private static RowTable Read(Type type, IModel model)
    {
        var entity = model.FindEntityType(type)
            ?? throw new InvalidOperationException($"{type.Name} is not in the DbContext's model, so it cannot be inserted. Map it in OnModelCreating.");
        var (table, reason) = PlainRows.TableOf(entity);
        return reason is null
            ? new RowTable(entity, table)
            : throw new InvalidOperationException($"{type.Name} cannot be inserted with the journal's writes: {reason}. Save it with SaveChangesAsync.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Saga {Saga} is committed through EF, a transaction of its own each: {Reason}")]
    private static partial void LogSlow(ILogger logger, string saga, string reason);
}
