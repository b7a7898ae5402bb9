using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Stores;

/// <summary>
/// What differs between the databases under the journal. Everything else is EF over the mapped tables. A new database is done when a class
/// derived from the journal's contract suite is green.
/// </summary>
internal interface IJournalStore
{
    /// <summary>Whether only one process may use the database at a time, whatever the transport.</summary>
    bool IsEmbedded { get; }

    /// <summary>How timers are fired.</summary>
    ITimerTable Timers { get; }

    /// <summary>How all timelines are read forward.</summary>
    IHistoryOrder History { get; }

    /// <summary>
    /// Makes the tables or brings them to this build's version. Runs again without effect; two nodes may run it at once. Throws
    /// <see cref="InvalidOperationException"/> for tables that a newer build made.
    /// </summary>
    Task CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes the partitions for ids of around <paramref name="now"/>. Runs again without effect.</summary>
    Task CreatePartitionsAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets what is beyond the retention: ids older than the dedupe horizon, and history whose sagas had their last event longer ago than the
    /// timeline is kept. Never a row that is not delivered. Runs again without effect; what is in use is left to the next time.
    /// </summary>
    Task ForgetAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps other processes out until it is disposed. Null when another process has the database. <paramref name="lost"/> is called when the
    /// hold is gone by itself, as after a restart of the server.
    /// </summary>
    Task<IAsyncDisposable?> TryHoldAsync(string connectionString, Action lost, CancellationToken cancellationToken);

    /// <summary>Waits for the turn to write and returns its end. A database with many writers gives it at once.</summary>
    ValueTask<IDisposable> EnterWriteAsync(DbContext database, CancellationToken cancellationToken);

    /// <summary>
    /// Fences the transaction: until its end nobody can raise the life's epoch, and it throws (see <see cref="IsFenced"/>) when somebody has, or when
    /// the life is gone. Nothing where only one process uses the database.
    /// </summary>
    Task FenceAsync(DbConnection connection, DbTransaction transaction, Guid life, long epoch, CancellationToken cancellationToken);

    /// <summary>Whether an exception says that the life was taken over. It is one of <see cref="FailureClass.Surroundings"/>: what it met runs again, in the next life.</summary>
    bool IsFenced(Exception exception);

    /// <summary>Waits for the lock of that number, which the transaction holds to its end. Not where only one process uses the database.</summary>
    Task LockAsync(DbConnection connection, DbTransaction transaction, long key, CancellationToken cancellationToken);

    /// <summary>Writes the heartbeat of a life: another value than before, whatever the clocks do. Returns the database's clock; null when the life is another's or gone.</summary>
    Task<DateTimeOffset?> RenewAsync(DbConnection connection, Guid life, long epoch, CancellationToken cancellationToken);

    /// <summary>Opens the context's connection for grouped work.</summary>
    Task<IJournalSession> OpenSessionAsync(DbContext database, CancellationToken cancellationToken);

    /// <summary>Whether the database says that it rolled the transaction back, as after a deadlock: the outcome is known, and splitting helps.</summary>
    bool IsRolledBack(Exception exception);

    /// <summary>Whose failure an exception from a handler or a commit is; by SQLSTATE or result code, never by text.</summary>
    FailureClass Classify(Exception exception);
}
