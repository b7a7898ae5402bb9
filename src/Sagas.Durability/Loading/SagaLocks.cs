using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Loading;

/// <summary>
/// Keeps a saga from other nodes while a message that conflicted before runs again, so that many who answer one saga at once do not turn one another
/// away for ever. Only those who conflicted ask for it; the version still decides.
/// </summary>
internal sealed class SagaLocks(JournalRuntime runtime)
{
    /// <summary>From this run of a message on the saga is locked.</summary>
    public const int FromRun = 3;

    /// <summary>Waits for the lock and returns its end. Held by a transaction of its own, which ends with the connection however the process ends.</summary>
    public async Task<IDisposable> TakeAsync(Type saga, Guid id, CancellationToken cancellationToken)
    {
        var scope = runtime.NewScope();
        try
        {
            var database = ((DbContext)scope.ServiceProvider.GetRequiredService(runtime.DatabaseType)).Database;
            await database.OpenConnectionAsync(cancellationToken);
            // Past EF, which would tell of another transaction inside the handler. It ends when the scope closes the connection.
            var transaction = await database.GetDbConnection().BeginTransactionAsync(cancellationToken);
            await runtime.Store.LockAsync(database.GetDbConnection(), transaction, KeyOf(saga, id), cancellationToken);
            return scope;
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    private static long KeyOf(Type saga, Guid id) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{saga.FullName}\n{id}")));
}
