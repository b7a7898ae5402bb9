using MassTransit;
using Sagas.Operations;
using Sagas.Workflows;
using Sagas.Workflows.Deciding;

namespace Sagas.Payments.Persistence;

/// <summary>The columns of a payment's row that lists and pages show, besides those that the workflow itself fills.</summary>
internal static class PaymentColumns
{
    /// <summary>Fills them, in the commit of an event that the saga took.</summary>
    public static void Fill(BehaviorContext<Payment> context, Decision decision)
    {
        if (decision.Verdict != Verdict.Taken)
            return;

        var (payment, now) = (context.Saga, decision.At.Stored());
        if (payment.CreatedAt == default)
            (payment.Tenant, payment.TraceId, payment.CreatedAt) = (context.Tenant(), context.TraceId(), now);
        payment.UpdatedAt = now;
        payment.WorkflowVersion = payment.Progress.Version;
        if (payment.Progress.HasEnded)
            payment.EndedAt = now;
        if (payment is { State: WorkflowStates.NeedsAttention, FailureReason: null })
            payment.Fail("unknown", "outcome_unknown", "Nobody says what became of a step. Ask whoever does it, then decide.");
    }
}
