using Sagas.Contracts;
using Sagas.Dashboard.Lists;
using Sagas.Durability.Timers;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.TimerList;

/// <summary>Where an operator's decision about a timer arrives, from the API and from the page: within the caller's tenant, with a reason.</summary>
public sealed class TimerDesk(ITimers timers)
{
    private static readonly DateTime Earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Latest = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Moves a timer. What another tenant has is not found.</summary>
    /// <param name="id">The timer's id as it came.</param>
    /// <param name="dueAt">When it is to be due, UTC.</param>
    /// <param name="reason">The reason as it came.</param>
    /// <param name="caller">Who decides; an operator.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The outcome, or what is wrong.</returns>
    public async Task<(TimerOutcome? Outcome, Violation? Refusal)> MoveAsync(string id, DateTime? dueAt, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var token))
            return (TimerOutcome.NotFound, null);
        if (dueAt is not { } due)
            return (null, new Violation("dueAt", ViolationCodes.Required, "When the timer is to be due is required: a time in UTC; one in the past makes it due now."));
        if (due < Earliest || due > Latest)
            return (null, new Violation("dueAt", "not_allowed", $"Allowed: a time from {Earliest:yyyy} to {Latest:yyyy}."));
        if (GivenReason.Refusal(reason) is { } refusal)
            return (null, refusal);

        return (await timers.MoveAsync(token, due, new TimerDecision(caller.Name, reason!.Trim()), caller.ReadTenant, cancellationToken), null);
    }

    /// <summary>Cancels a timer. What another tenant has is not found.</summary>
    /// <param name="id">The timer's id as it came.</param>
    /// <param name="reason">The reason as it came.</param>
    /// <param name="caller">Who decides; an operator.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The outcome, or what is wrong.</returns>
    public async Task<(TimerOutcome? Outcome, Violation? Refusal)> CancelAsync(string id, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var token))
            return (TimerOutcome.NotFound, null);
        if (GivenReason.Refusal(reason) is { } refusal)
            return (null, refusal);

        return (await timers.CancelAsync(token, new TimerDecision(caller.Name, reason!.Trim()), caller.ReadTenant, cancellationToken), null);
    }
}
