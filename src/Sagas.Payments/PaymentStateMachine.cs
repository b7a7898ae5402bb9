using System.Linq.Expressions;
using MassTransit;
using Sagas.Contracts.Ledger;
using Sagas.Contracts.Payments;
using Sagas.Operations;
using Sagas.Operations.Catalogue;
using Sagas.Payments.Steps;

namespace Sagas.Payments;

/// <summary>
/// The payment saga, read top to bottom. Forward: reserve, authorize, capture (the pivot), post. Refused before the pivot: what was done is undone in
/// reverse order. An outcome that stays unknown waits for a person.
/// </summary>
public sealed class PaymentStateMachine : MassTransitStateMachine<Payment>
{
    /// <summary>The saga's own queue, which no upstream may write to.</summary>
    public const string Queue = "payment-saga";

    private readonly TimeProvider _time;

    /// <summary>The machine; <paramref name="time"/> dates what happens.</summary>
    public PaymentStateMachine(TimeProvider time)
    {
        _time = time;
        InstanceState(payment => payment.State);
        Correlate();

        Initially(
            When(SubmitPayment)
                .Then(c => c.Saga.Start(c.Message, c.Tenant(), c.TraceId(), _time.UtcNow()))
                .Then(c => Take(c, nameof(SubmitPayment)))
                .Then(c => c.Saga.CurrentStep = nameof(ReserveFunds))
                .Send(To("reserve-funds"), c => new ReserveFunds
                {
                    TransferId = c.Saga.CorrelationId,
                    Amount = c.Saga.Amount,
                    Payer = c.Saga.Payer,
                    Payee = c.Saga.Payee,
                })
                .TransitionTo(Submitted));

        During(Submitted,
            When(FundsReserved)
                .Then(c => Take(c, nameof(ReserveFunds)))
                .Then(c => c.Saga.CurrentStep = nameof(AuthorizeCharge))
                .Send(To("authorize-charge"), c => new AuthorizeCharge
                {
                    PaymentId = c.Saga.CorrelationId,
                    BusinessId = c.Saga.BusinessId,
                    Amount = c.Saga.Amount,
                    Source = c.Saga.Source,
                })
                .TransitionTo(Reserved));

        During(Reserved,
            When(ChargeAuthorized)
                .Then(c => Take(c, nameof(AuthorizeCharge)))
                .Then(c => c.Saga.ChargeId = c.Message.ChargeId)
                .Then(c => c.Saga.CurrentStep = nameof(CaptureCharge))
                .Send(To("capture-charge"), c => new CaptureCharge
                {
                    PaymentId = c.Saga.CorrelationId,
                    BusinessId = c.Saga.BusinessId,
                    Amount = c.Saga.Amount,
                    ChargeId = c.Message.ChargeId,
                })
                .TransitionTo(Authorized),
            When(ChargeDeclined)
                .Then(c => Take(c, nameof(AuthorizeCharge)))
                .Then(c => c.Saga.Fail("declined", c.Message.Code, c.Message.Message))
                .Then(c => c.Saga.CurrentStep = nameof(ReleaseFunds))
                .Send(To("release-funds"), c => new ReleaseFunds { TransferId = c.Saga.CorrelationId })
                .TransitionTo(Compensating));

        During(Authorized,
            When(ChargeCaptured)
                .Then(c => Take(c, nameof(CaptureCharge)))
                .Then(c => c.Saga.CurrentStep = nameof(PostTransfer))
                .Send(To("post-transfer"), c => new PostTransfer { TransferId = c.Saga.CorrelationId })
                .TransitionTo(Captured),
            When(CaptureRefused)
                .Then(c => Take(c, nameof(CaptureCharge)))
                .Then(c => c.Saga.Fail("refused", c.Message.Code, c.Message.Message))
                .Then(c => c.Saga.CurrentStep = nameof(VoidCharge))
                .Send(To("void-charge"), c => new VoidCharge
                {
                    PaymentId = c.Saga.CorrelationId,
                    BusinessId = c.Saga.BusinessId,
                    Amount = c.Saga.Amount,
                    ChargeId = c.Saga.ChargeId!,
                })
                .TransitionTo(Compensating));

        During(Captured,
            When(TransferPosted)
                .Then(c => Take(c, nameof(PostTransfer)))
                .Then(c => End(c.Saga))
                .Publish(c => new PaymentCompleted
                {
                    PaymentId = c.Saga.BusinessId,
                    Amount = c.Saga.Amount,
                    Payer = c.Saga.Payer,
                    Payee = c.Saga.Payee,
                    Reference = c.Saga.Reference,
                    ChargeId = c.Saga.ChargeId!,
                    CompletedAt = c.Saga.UpdatedAt,
                })
                .TransitionTo(Completed));

        // In reverse order over exactly what was done: the current step says how far back it is.
        During(Compensating,
            When(ChargeVoided, c => c.Saga.CurrentStep == nameof(VoidCharge))
                .Then(c => Take(c, nameof(VoidCharge)))
                .Then(c => c.Saga.CurrentStep = nameof(ReleaseFunds))
                .Send(To("release-funds"), c => new ReleaseFunds { TransferId = c.Saga.CorrelationId }),
            When(VoidRefused, c => c.Saga.CurrentStep == nameof(VoidCharge))
                .Then(c => Take(c, nameof(VoidCharge)))
                .Then(c => c.Saga.Fail("refused", c.Message.Code, c.Message.Message))
                .TransitionTo(NeedsAttention),
            When(FundsReleased, c => c.Saga.CurrentStep == nameof(ReleaseFunds))
                .Then(c => Take(c, nameof(ReleaseFunds)))
                .Then(c => End(c.Saga))
                .Publish(c => new PaymentFailed
                {
                    PaymentId = c.Saga.BusinessId,
                    Reason = c.Saga.FailureReason!,
                    Code = c.Saga.FailureCode!,
                    Message = c.Saga.FailureMessage!,
                    Reference = c.Saga.Reference,
                    FailedAt = c.Saga.UpdatedAt,
                })
                .TransitionTo(Failed));

        During([Reserved, Authorized, Compensating],
            When(ChargeOutcomeUnknown, c => c.Saga.CurrentStep == c.Message.Step)
                .Then(c => Take(c, c.Message.Step))
                .Then(c => c.Saga.Fail("unknown", c.Message.Code, c.Message.Message))
                .TransitionTo(NeedsAttention));

        // Every other pair of state and event is one rule: what the state does not wait for came early, twice or late, and changes nothing.
        OnUnhandledEvent(c =>
        {
            c.Note().Late = SagaStatus.HasEnded(c.Saga.State);
            return c.Ignore();
        });
    }

    /// <summary>Taken; the ledger sets the funds aside.</summary>
    public State Submitted { get; private set; } = null!;

    /// <summary>The funds are set aside; the gateway authorizes.</summary>
    public State Reserved { get; private set; } = null!;

    /// <summary>There is a charge; the gateway captures it.</summary>
    public State Authorized { get; private set; } = null!;

    /// <summary>Past the point of no return; the ledger posts.</summary>
    public State Captured { get; private set; } = null!;

    /// <summary>Ended with its effect.</summary>
    public State Completed { get; private set; } = null!;

    /// <summary>What was done is being undone.</summary>
    public State Compensating { get; private set; } = null!;

    /// <summary>Ended without effect.</summary>
    public State Failed { get; private set; } = null!;

    /// <summary>It cannot go on by itself: a person has to look.</summary>
    public State NeedsAttention { get; private set; } = null!;

    /// <summary>The command that starts it, from the public door.</summary>
    public Event<SubmitPayment> SubmitPayment { get; private set; } = null!;

    /// <summary>See <see cref="Sagas.Contracts.Ledger.FundsReserved"/>.</summary>
    public Event<FundsReserved> FundsReserved { get; private set; } = null!;

    /// <summary>See <see cref="Steps.ChargeAuthorized"/>.</summary>
    public Event<ChargeAuthorized> ChargeAuthorized { get; private set; } = null!;

    /// <summary>See <see cref="Steps.ChargeDeclined"/>.</summary>
    public Event<ChargeDeclined> ChargeDeclined { get; private set; } = null!;

    /// <summary>See <see cref="Steps.ChargeCaptured"/>.</summary>
    public Event<ChargeCaptured> ChargeCaptured { get; private set; } = null!;

    /// <summary>See <see cref="Steps.CaptureRefused"/>.</summary>
    public Event<CaptureRefused> CaptureRefused { get; private set; } = null!;

    /// <summary>See <see cref="Steps.ChargeVoided"/>.</summary>
    public Event<ChargeVoided> ChargeVoided { get; private set; } = null!;

    /// <summary>See <see cref="Steps.VoidRefused"/>.</summary>
    public Event<VoidRefused> VoidRefused { get; private set; } = null!;

    /// <summary>See <see cref="Steps.ChargeOutcomeUnknown"/>.</summary>
    public Event<ChargeOutcomeUnknown> ChargeOutcomeUnknown { get; private set; } = null!;

    /// <summary>See <see cref="Sagas.Contracts.Ledger.TransferPosted"/>.</summary>
    public Event<TransferPosted> TransferPosted { get; private set; } = null!;

    /// <summary>See <see cref="Sagas.Contracts.Ledger.FundsReleased"/>.</summary>
    public Event<FundsReleased> FundsReleased { get; private set; } = null!;

    private static Uri To(string queue) => new($"queue:{queue}");

    /// <summary>The command comes from its door alone, by send; the facts are published. A fact for a saga that does not exist is a fault, never a shrug.</summary>
    private void Correlate()
    {
        Event(() => SubmitPayment, e =>
        {
            e.CorrelateById(c => SagaId.For(c.Tenant(), c.Message.PaymentId));
            e.OnMissingInstance(missing => missing.Fault());
            e.ConfigureConsumeTopology = false;
        });
        Fact(() => FundsReserved, fact => fact.TransferId);
        Fact(() => ChargeAuthorized, fact => fact.PaymentId);
        Fact(() => ChargeDeclined, fact => fact.PaymentId);
        Fact(() => ChargeCaptured, fact => fact.PaymentId);
        Fact(() => CaptureRefused, fact => fact.PaymentId);
        Fact(() => ChargeVoided, fact => fact.PaymentId);
        Fact(() => VoidRefused, fact => fact.PaymentId);
        Fact(() => ChargeOutcomeUnknown, fact => fact.PaymentId);
        Fact(() => TransferPosted, fact => fact.TransferId);
        Fact(() => FundsReleased, fact => fact.TransferId);
    }

    private void Fact<T>(Expression<Func<Event<T>>> property, Func<T, Guid> sagaId)
        where T : class => Event(property, e =>
        {
            e.CorrelateById(c => sagaId(c.Message));
            e.OnMissingInstance(missing => missing.Fault());
        });

    private void Take(BehaviorContext<Payment> context, string step)
    {
        context.Saga.UpdatedAt = _time.UtcNow();
        context.Note().Step = step;
    }

    private static void End(Payment payment)
    {
        payment.EndedAt = payment.UpdatedAt;
        payment.CurrentStep = null;
    }
}
