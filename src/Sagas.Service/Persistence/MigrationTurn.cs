using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Sagas.Service.Settings;

namespace Sagas.Service.Persistence;

/// <summary>
/// A node's turn at the schema. On PostgreSQL EF's own lock ends with each migration's transaction, so that between two of them another node would begin
/// what this one is about to do; on SQLite it holds over all of them.
/// </summary>
internal sealed class MigrationTurn : IAsyncDisposable
{
    // The lock's number, any that no other use of the database has.
    private const string Take = "SELECT pg_advisory_lock(5473827102)";
    private const string Leave = "SELECT pg_advisory_unlock(5473827102)";
    private readonly SagasDbContext? _connection;

    private MigrationTurn(SagasDbContext? connection) => _connection = connection;

    /// <summary>Waits for the turn; makes the database where it is missing.</summary>
    public static async Task<MigrationTurn> TakeAsync(StorageSettings storage, CancellationToken cancellationToken)
    {
        if (storage.Provider != StorageProvider.Postgres)
            return new MigrationTurn(null);

        var context = SagasDatabase.ForOwner(storage);
        try
        {
            var creator = context.GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync(cancellationToken))
                await creator.CreateAsync(cancellationToken);
            await context.Database.OpenConnectionAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync(Take, cancellationToken);
            return new MigrationTurn(context);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it. It ends with the process as well, since the lock is the connection's.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connection is null)
            return;

        await using (_connection)
            await _connection.Database.ExecuteSqlRawAsync(Leave, CancellationToken.None);
    }
}
