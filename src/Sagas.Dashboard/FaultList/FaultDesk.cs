using Sagas.Contracts;
using Sagas.Dashboard.Lists;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.FaultList;

/// <summary>Where an operator's decision about what was set aside arrives, from the API and from the page: within the caller's tenant, with a reason.</summary>
public sealed class FaultDesk(FaultQuery query, IFaults faults, IUndelivered undelivered)
{
    /// <summary>What becomes of the message.</summary>
    public enum Act
    {
        /// <summary>It goes to its endpoint again.</summary>
        Replay,

        /// <summary>It will not run.</summary>
        Discard,

        /// <summary>A send goes out again.</summary>
        Send,

        /// <summary>A send will not go out.</summary>
        DiscardSend,
    }

    /// <summary>Decides about a fault or a send. What another tenant has is not found.</summary>
    /// <param name="act">What becomes of the message.</param>
    /// <param name="id">The id as it came.</param>
    /// <param name="reason">The reason as it came.</param>
    /// <param name="caller">Who decides; an operator.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The outcome, or what is wrong with the reason.</returns>
    public async Task<(FaultOutcome? Outcome, Violation? Refusal)> DecideAsync(Act act, string id, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        var kind = act is Act.Send or Act.DiscardSend ? SetAsideKind.Send : SetAsideKind.Message;
        if (!Guid.TryParse(id, out var known) || !await query.HasAsync(kind, known, caller.ReadTenant, cancellationToken))
            return (new FaultOutcome.NotFound(), null);
        if (GivenReason.Refusal(reason) is { } refusal)
            return (null, refusal);

        var decision = new FaultDecision(caller.Name, reason!.Trim());
        return (act switch
        {
            Act.Replay => await faults.ReplayAsync(known, decision, cancellationToken),
            Act.Discard => await faults.DiscardAsync(known, decision, cancellationToken),
            Act.Send => await undelivered.SendAsync(known, decision, cancellationToken),
            Act.DiscardSend => await undelivered.DiscardAsync(known, decision, cancellationToken),
        }, null);
    }
}
