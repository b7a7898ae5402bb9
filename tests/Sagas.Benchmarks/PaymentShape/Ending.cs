using MassTransit;

namespace Sagas.Benchmarks.PaymentShape;

/// <summary>Set on a delivery whose handling ended a payment. It counts only when the delivery was acknowledged, after any commit.</summary>
internal sealed class Ending
{
    /// <summary>The payment that ended, if one did.</summary>
    public Guid? PaymentId { get; private set; }

    /// <summary>Called by the last transition. A second run of the same delivery sets it again.</summary>
    public static void Note(PipeContext context, Guid paymentId) => context.GetPayload<Ending>().PaymentId = paymentId;
}
