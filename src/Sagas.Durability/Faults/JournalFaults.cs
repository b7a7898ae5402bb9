using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Capture;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Faults;

/// <summary>Decides about faults in the journal's own commits: a replay is a row whose outgoing message is the fault's.</summary>
internal sealed class JournalFaults(JournalRuntime runtime, JournalWriter writer, IServiceScopeFactory scopes) : IFaults
{
    public async Task<FaultOutcome> ReplayAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        runtime.ThrowIfBusy();

        await using var services = scopes.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<JournalScope>();
        var messageId = MessageIds.New(runtime.Time);
        scope.Handle(ConsumerKey.FaultReplay, messageId); // Its first write opens the transaction that the writer commits.
        if (await scope.Database.Set<FaultRow>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == faultId, cancellationToken) is not { } fault)
            return new FaultOutcome.NotFound();

        if (!await CloseAsync(scope.Database, faultId, FaultState.Replayed, decision, messageId, cancellationToken))
            return await ClosedAsync(scope.Database, faultId, cancellationToken);

        var consumer = runtime.Catalogue.Find(fault.Endpoint, fault.Consumer, fault.Type);
        scope.Add(ReplayedMessage.Of(fault, messageId, consumer?.Id));
        var replay = new HandledMessage(messageId, fault.Tenant, fault.Type, null, new HistoryNote(), TimeSpan.Zero, null);
        return await writer.CommitAsync(scope, ConsumerKey.FaultReplay, replay, null, cancellationToken) == EntryOutcome.Committed
            ? new FaultOutcome.Replayed(messageId)
            : throw new InvalidOperationException($"The new id {messageId} of a replay is taken. Replay the fault again.");
    }

    public async Task<FaultOutcome> DiscardAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return await runtime.WithDatabaseAsync<FaultOutcome>(async database =>
        {
            using var turn = await runtime.Store.EnterWriteAsync(database, cancellationToken);
            return await CloseAsync(database, faultId, FaultState.Discarded, decision, null, cancellationToken)
                ? new FaultOutcome.Discarded()
                : await ClosedAsync(database, faultId, cancellationToken);
        });
    }

    // Of two people at once the database lets one through: the other's condition is looked at again after the first commit.
    private async Task<bool> CloseAsync(
        DbContext database, Guid faultId, string state, FaultDecision decision, Guid? replayedAs, CancellationToken cancellationToken)
    {
        DateTime? now = runtime.Now;
        var (actor, reason) = (decision.Actor, decision.Reason);
        return await database.Set<FaultRow>().Where(fault => fault.Id == faultId && fault.State == FaultState.Open).ExecuteUpdateAsync(
            fault => fault
                .SetProperty(f => f.State, state)
                .SetProperty(f => f.Actor, actor)
                .SetProperty(f => f.Reason, reason)
                .SetProperty(f => f.DecidedAt, now)
                .SetProperty(f => f.ReplayedAs, replayedAs),
            cancellationToken) == 1;
    }

    private static async Task<FaultOutcome> ClosedAsync(DbContext database, Guid faultId, CancellationToken cancellationToken)
    {
        var state = await database.Set<FaultRow>().Where(fault => fault.Id == faultId).Select(fault => fault.State).SingleOrDefaultAsync(cancellationToken);
        return state is null ? new FaultOutcome.NotFound() : new FaultOutcome.NotOpen(state);
    }
}
