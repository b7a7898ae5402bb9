using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Faults;

/// <summary>Decides about faults: a replay goes out under a new id, to the consumer that failed.</summary>
internal sealed class JournalFaults(JournalRuntime runtime, Decisions decisions) : IFaults
{
    public Task<FaultOutcome> ReplayAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken) => decisions.SendAsync<FaultRow>(
        faultId,
        FaultState.Replayed,
        decision,
        ConsumerKey.FaultReplay,
        (fault, newId) => new Decisions.Again(
            ReplayedMessage.Of(fault, newId, runtime.Catalogue.Find(fault.Endpoint, fault.Consumer, fault.Type)?.Id), fault.Tenant),
        (set, newId) => set.SetProperty(fault => fault.ReplayedAs, newId),
        cancellationToken);

    public Task<FaultOutcome> DiscardAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken) =>
        decisions.DiscardAsync<FaultRow>(faultId, decision, cancellationToken);
}
