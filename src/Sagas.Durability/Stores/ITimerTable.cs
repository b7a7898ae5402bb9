using System.Data.Common;
using Sagas.Durability.Journal;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Stores;

/// <summary>The statements that fire timers, where the databases differ. The clock is the database's; on SQLite, the process's.</summary>
internal interface ITimerTable
{
    /// <summary>How long until the next timer is due, below zero when it is overdue; null without timers.</summary>
    Task<TimeSpan?> NextAsync(DbConnection connection, DateTime now, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the oldest timers that are due, at most <paramref name="limit"/>, and returns them. Those that another transaction works on are left out.
    /// </summary>
    Task<IReadOnlyList<TimerRow>> TakeDueAsync(DbConnection connection, DbTransaction transaction, DateTime now, int limit, CancellationToken cancellationToken);

    /// <summary>Writes the rows, all of one life, and returns the numbers of those that went in; a key that is there is left out.</summary>
    Task<IReadOnlySet<long>> WriteAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<JournalRow> rows, CancellationToken cancellationToken);
}
