using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Capture;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Faults;

/// <summary>Takes decisions about what was set aside. To send is a row of the journal whose outgoing is the message: the decision and it are one commit.</summary>
internal sealed class Decisions(JournalRuntime runtime, JournalWriter writer, IServiceScopeFactory scopes)
{
    /// <summary>What goes out again.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Tenant">Whose it is.</param>
    public sealed record Again(OutgoingMessage Message, string Tenant);

    /// <summary>Sends a message again.</summary>
    /// <param name="id">The row that was set aside.</param>
    /// <param name="state">What it is from now on.</param>
    /// <param name="decision">Who wants it, and why.</param>
    /// <param name="consumer">The name under which the journal has it.</param>
    /// <param name="again">The message, which may take the new id of the journal's row.</param>
    /// <param name="mark">What else is written down with that id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FaultOutcome> SendAsync<TRow>(
        Guid id, string state, FaultDecision decision, ConsumerKey consumer, Func<TRow, Guid, Again> again, Action<UpdateSettersBuilder<TRow>, Guid> mark,
        CancellationToken cancellationToken)
        where TRow : class, ISetAside
    {
        ArgumentNullException.ThrowIfNull(decision);
        runtime.ThrowIfBusy();

        await using var services = scopes.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<JournalScope>();
        var newId = MessageIds.New(runtime.Time);
        scope.Handle(consumer, newId); // Its first write opens the transaction that the writer commits.
        if (await scope.Database.Set<TRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } found)
            return new FaultOutcome.NotFound();

        if (!await CloseAsync<TRow>(scope.Database, id, state, decision, set => mark(set, newId), cancellationToken))
            return await ClosedAsync<TRow>(scope.Database, id, cancellationToken);

        var (message, tenant) = again(found, newId);
        scope.Add(message);
        var sent = new HandledMessage(newId, tenant, message.TypeName, null, new HistoryNote(), TimeSpan.Zero, null);
        return await writer.CommitAsync(scope, consumer, sent, null, cancellationToken) == EntryOutcome.Committed
            ? new FaultOutcome.Replayed(message.MessageId)
            : throw new InvalidOperationException($"The new id {newId} is taken in the journal. Send the message again.");
    }

    /// <summary>Gives a message up.</summary>
    public async Task<FaultOutcome> DiscardAsync<TRow>(Guid id, FaultDecision decision, CancellationToken cancellationToken)
        where TRow : class, ISetAside
    {
        ArgumentNullException.ThrowIfNull(decision);
        return await runtime.WithDatabaseAsync<FaultOutcome>(async database =>
        {
            using var turn = await runtime.Store.EnterWriteAsync(database, cancellationToken);
            return await CloseAsync<TRow>(database, id, FaultState.Discarded, decision, _ => { }, cancellationToken)
                ? new FaultOutcome.Discarded()
                : await ClosedAsync<TRow>(database, id, cancellationToken);
        });
    }

    // Of two people at once the database lets one through: the other's condition is looked at again after the first commit.
    private async Task<bool> CloseAsync<TRow>(
        DbContext database, Guid id, string state, FaultDecision decision, Action<UpdateSettersBuilder<TRow>> mark, CancellationToken cancellationToken)
        where TRow : class, ISetAside
    {
        DateTime? now = runtime.Now;
        return await database.Set<TRow>().Where(row => row.Id == id && row.State == FaultState.Open).ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(row => row.State, state)
                    .SetProperty(row => row.Actor, decision.Actor)
                    .SetProperty(row => row.Reason, decision.Reason)
                    .SetProperty(row => row.DecidedAt, now);
                mark(set);
            },
            cancellationToken) == 1;
    }

    private static async Task<FaultOutcome> ClosedAsync<TRow>(DbContext database, Guid id, CancellationToken cancellationToken)
        where TRow : class, ISetAside
    {
        var state = await database.Set<TRow>().Where(row => row.Id == id).Select(row => row.State).SingleOrDefaultAsync(cancellationToken);
        return state is null ? new FaultOutcome.NotFound() : new FaultOutcome.NotOpen(state);
    }
}
