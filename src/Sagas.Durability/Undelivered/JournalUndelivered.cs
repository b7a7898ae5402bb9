using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Undelivered;

/// <summary>Decides about sends that were set aside: sent again they go out as they were stored.</summary>
internal sealed class JournalUndelivered(JournalRuntime runtime, Decisions decisions) : IUndelivered
{
    public Task<FaultOutcome> SendAsync(Guid id, FaultDecision decision, CancellationToken cancellationToken) => decisions.SendAsync<UndeliveredRow>(
        id,
        UndeliveredState.Sent,
        decision,
        ConsumerKey.SentAgain,
        (row, _) => new Decisions.Again(runtime.Format.Read(row.Outgoing)[0], row.Tenant),
        (_, _) => { },
        cancellationToken);

    public Task<FaultOutcome> DiscardAsync(Guid id, FaultDecision decision, CancellationToken cancellationToken) =>
        decisions.DiscardAsync<UndeliveredRow>(id, decision, cancellationToken);
}
