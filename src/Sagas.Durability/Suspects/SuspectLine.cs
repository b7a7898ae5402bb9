using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Suspects;

/// <summary>
/// Where suspects of a process wait for one another. How often a message was delivered accuses all that were prefetched with one that kills; a row
/// that is left behind by a run of its own, with nothing else running that is suspect, accuses only that one.
/// </summary>
internal sealed class SuspectLine(JournalRuntime runtime) : IDisposable
{
    /// <summary>From so many deliveries before this one on a message is a suspect.</summary>
    public const int FromDeliveries = 3;

    /// <summary>So many runs that did not end set a message aside.</summary>
    public const int MaxRuns = 5;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn and returns its end.</summary>
    public Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken) => _turn.TakeTurnAsync(cancellationToken);

    /// <summary>Commits the row of a run that is about to begin. False, and no row, when as many as are allowed were left behind.</summary>
    /// <param name="endpoint">The endpoint that runs it.</param>
    /// <param name="messageId">What the message is known by.</param>
    /// <param name="run">The run: asked again after a lost answer, it is the same one.</param>
    /// <param name="cancellationToken">The caller's end.</param>
    public Task<bool> TryBeginAsync(string endpoint, Guid messageId, Guid run, CancellationToken cancellationToken) => runtime.WithDatabaseAsync(async database =>
    {
        using var turn = await runtime.Store.EnterWriteAsync(database, cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var life = runtime.Life;
        await runtime.FenceAsync(database.Database.GetDbConnection(), transaction.GetDbTransaction(), life, cancellationToken);
        var runs = await Of(database, endpoint, messageId).Select(row => row.Id).ToListAsync(cancellationToken);
        if (runs.Contains(run))
            return true;
        if (runs.Count >= MaxRuns)
            return false;

        database.Add(new SuspectRun { Endpoint = endpoint, MessageId = messageId, Id = run, NodeId = life.Id, At = runtime.Now });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    });

    /// <summary>The run has ended in order, whatever became of the message: earlier ones accuse it no more.</summary>
    public Task EndAsync(string endpoint, Guid messageId) => runtime.WithDatabaseAsync(async database =>
    {
        using var turn = await runtime.Store.EnterWriteAsync(database, CancellationToken.None);
        return await Of(database, endpoint, messageId).ExecuteDeleteAsync(CancellationToken.None);
    });

    public void Dispose() => _turn.Dispose();

    private static IQueryable<SuspectRun> Of(DbContext database, string endpoint, Guid messageId) =>
        database.Set<SuspectRun>().Where(row => row.Endpoint == endpoint && row.MessageId == messageId);
}
