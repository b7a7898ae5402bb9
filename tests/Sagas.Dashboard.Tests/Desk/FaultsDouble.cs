using System.Collections.Concurrent;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>In place of the journal: writes down what was decided and answers as told.</summary>
public sealed class FaultsDouble : IFaults, IUndelivered
{
    /// <summary>Under which id a replay goes out.</summary>
    public static readonly Guid NewMessage = DeskDatabase.Id(9000);

    /// <summary>Answered in place of success; null for success.</summary>
    public FaultOutcome? Outcome { get; set; }

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<(string Act, Guid Fault, FaultDecision Decision)> Decisions { get; } = new();

    public Task<FaultOutcome> ReplayAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken)
    {
        Decisions.Enqueue(("replay", faultId, decision));
        return Task.FromResult(Outcome ?? new FaultOutcome.Replayed(NewMessage));
    }

    public Task<FaultOutcome> DiscardAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken)
    {
        Decisions.Enqueue(("discard", faultId, decision));
        return Task.FromResult(Outcome ?? new FaultOutcome.Discarded());
    }

    public Task<FaultOutcome> SendAsync(Guid id, FaultDecision decision, CancellationToken cancellationToken)
    {
        Decisions.Enqueue(("send", id, decision));
        return Task.FromResult(Outcome ?? new FaultOutcome.Replayed(NewMessage));
    }

    Task<FaultOutcome> IUndelivered.DiscardAsync(Guid id, FaultDecision decision, CancellationToken cancellationToken)
    {
        Decisions.Enqueue(("discard send", id, decision));
        return Task.FromResult(Outcome ?? new FaultOutcome.Discarded());
    }
}
