using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;

namespace Sagas.Durability.SagaTables;

/// <summary>The tables of the sagas that the journal keeps, from the application's model.</summary>
internal sealed partial class SagaTableCatalogue(ILogger<SagaTableCatalogue> logger)
{
    private readonly ConcurrentDictionary<Type, SagaTable?> _tables = new();

    /// <summary>The saga's table; null for one that takes EF's path, which is said once.</summary>
    public SagaTable? Of(Type saga, Func<IModel> model) => _tables.TryGetValue(saga, out var table) ? table : _tables.GetOrAdd(saga, Read(saga, model()));

    private SagaTable? Read(Type saga, IModel model)
    {
        var entity = model.FindEntityType(saga)
            ?? throw new InvalidOperationException($"Saga {saga.Name} is kept by the journal, but the DbContext does not map it. Add modelBuilder.Entity<{saga.Name}>() before AddJournal().");
        var (table, reason) = SagaTable.Of(entity);
        if (table is null)
            LogSlow(logger, saga.Name, reason!);
        return table;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Saga {Saga} is committed through EF, a transaction of its own each: {Reason}")]
    private static partial void LogSlow(ILogger logger, string saga, string reason);
}
