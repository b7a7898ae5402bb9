using Microsoft.Extensions.Options;
using Sagas.Contracts.Ledger;
using Sagas.Contracts.Payments;
using Sagas.Operations;
using Sagas.Payments.Gateway;
using Sagas.Payments.Steps;
using Sagas.Workflows;
using Sagas.Workflows.Retrying;

namespace Sagas.Payments;

/// <summary>
/// The payment, read top to bottom: reserve, authorize, capture, post. What is refused before the capture undoes what was done, in reverse order; an
/// outcome that nobody knows is asked for, and in the end a person's.
/// </summary>
public sealed class PaymentWorkflow : Workflow<Payment>
{
    /// <summary>The saga's own queue, which no upstream may write to.</summary>
    public const string Queue = "payment-saga";

    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(30);
    private static readonly Backoff Retries = Backoff.Exponential(TimeSpan.FromMilliseconds(250), TimeSpan.FromMinutes(5), attempts: 12);
    private readonly PaymentOptions _options;
    private readonly TimeSpan _limit;

    /// <summary>Declares it.</summary>
    /// <param name="options">When a soft decline is tried again, and how long an outcome is asked for.</param>
    /// <param name="gateway">How long one call to the gateway may take: what is under way longer is asked for.</param>
    public PaymentWorkflow(IOptions<PaymentOptions> options, IOptions<GatewayOptions> gateway)
        : base("payment", version: 1)
    {
        _options = options.Value;
        var twoCalls = TimeSpan.FromMilliseconds(2.0 * gateway.Value.TimeoutMs);
        _limit = twoCalls > LeastLimit ? twoCalls : LeastLimit;

        CorrelatedBy("PaymentId", "TransferId");
        StartsWith<SubmitPayment>((p, m) => p.Take(m), PaymentStates.Submitted);

        Step("Reserve").Send(p => new ReserveFunds { TransferId = p.CorrelationId, Amount = p.Amount, Payer = p.Payer, Payee = p.Payee })
            .Then<FundsReserved>().CannotBeRefused()
            .Undo<ReleaseFunds, FundsReleased>(p => new ReleaseFunds { TransferId = p.CorrelationId })
            .Reaches(PaymentStates.Reserved);

        AtTheGateway(Step("Authorize")).Send(Authorization)
            .Then<ChargeAuthorized>((p, m) => p.Charged(m.ChargeId))
            .Fails<ChargeDeclined>((p, m) => p.Fail("declined", m.Code, m.Message))
            .RetrySoft<ChargeDeclined>(m => m.Code == ChargeDeclined.InsufficientFunds, OnBankingDays())
            .OnUnknown(p => new LookUpAuthorization { PaymentId = p.CorrelationId, About = Authorization(p) }, _options.Unknown)
            .Undo<VoidCharge, ChargeVoided>(p => new VoidCharge { PaymentId = p.CorrelationId, BusinessId = p.BusinessId, Amount = p.Amount, ChargeId = p.ChargeId! })
            .UndoFails<VoidRefused>((p, m) => p.Fail("refused", m.Code, m.Message))
            .Reaches(PaymentStates.Authorized);

        AtTheGateway(Step("Capture")).Send(Capture)
            .Then<ChargeCaptured>((p, _) => p.Forgive())
            .Fails<CaptureRefused>((p, m) => p.Fail("refused", m.Code, m.Message))
            .OnUnknown(p => new LookUpCapture { PaymentId = p.CorrelationId, About = Capture(p) }, _options.Unknown)
            .Pivot()
            .Reaches(PaymentStates.Captured);

        Step("Post").Send(p => new PostTransfer { TransferId = p.CorrelationId }).Then<TransferPosted>().CannotBeRefused();

        Ordered((p, act, reason) => p.Ordered(act, reason));
        Completes(Completed);
        Compensated(Failed);
    }

    /// <summary>What holds for each act at the gateway, whatever it is.</summary>
    private StepBuilder<Payment> AtTheGateway(StepBuilder<Payment> step) => step
        .Outside().Within(_limit).Retry(Retries)
        .Unavailable<GatewayUnavailable>()
        .Unknown<ChargeOutcomeUnknown>()
        .NeverTaken<ChargeNeverTaken>((p, _) => p.Fail("refused", "gateway_unavailable", "The gateway could not be reached."))
        .NeedsPerson<ChargeContradicted>((p, m) => p.Fail("unknown", "gateway_mismatch", m.Message));

    private Later OnBankingDays() => Later.OnBankingDays(_options.BusinessCalendar, new TimeOnly(9, 0), _options.TimeZone, _options.Retry, spread: TimeSpan.FromMinutes(30));

    private static AuthorizeCharge Authorization(Payment p) => new() { PaymentId = p.CorrelationId, BusinessId = p.BusinessId, Amount = p.Amount, Source = p.Source };

    private static CaptureCharge Capture(Payment p) => new() { PaymentId = p.CorrelationId, BusinessId = p.BusinessId, Amount = p.Amount, ChargeId = p.ChargeId! };

    private static PaymentCompleted Completed(Payment p, DateTimeOffset at) => new()
    {
        PaymentId = p.BusinessId,
        Amount = p.Amount,
        Payer = p.Payer,
        Payee = p.Payee,
        Reference = p.Reference,
        ChargeId = p.ChargeId!,
        CompletedAt = at.Stored(),
    };

    private static PaymentFailed Failed(Payment p, DateTimeOffset at) => new()
    {
        PaymentId = p.BusinessId,
        Reason = p.FailureReason!,
        Code = p.FailureCode!,
        Message = p.FailureMessage!,
        Reference = p.Reference,
        FailedAt = at.Stored(),
    };
}
