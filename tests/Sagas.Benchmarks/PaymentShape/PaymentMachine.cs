using MassTransit;

namespace Sagas.Benchmarks.PaymentShape;

/// <summary>Five transitions: each but the last sends the next step's command.</summary>
public sealed class PaymentMachine : MassTransitStateMachine<Payment>
{
    public PaymentMachine()
    {
        InstanceState(payment => payment.State);
        Event(() => BeginPayment, e => e.CorrelateById(c => c.Message.PaymentId));
        Event(() => PaymentScreened, e => e.CorrelateById(c => c.Message.PaymentId));
        Event(() => FundsReserved, e => e.CorrelateById(c => c.Message.PaymentId));
        Event(() => ChargeAuthorized, e => e.CorrelateById(c => c.Message.PaymentId));
        Event(() => ChargeCaptured, e => e.CorrelateById(c => c.Message.PaymentId));

        Initially(When(BeginPayment)
            .Then(c => c.Saga.Agree(c.Message.Terms))
            .Send(PaymentQueues.Screen, c => new ScreenPayment(c.Saga.CorrelationId, c.Saga.Terms()))
            .TransitionTo(Screening));
        During(Screening, When(PaymentScreened)
            .Send(PaymentQueues.Reserve, c => new ReserveFunds(c.Saga.CorrelationId, c.Saga.Terms()))
            .TransitionTo(Reserving));
        During(Reserving, When(FundsReserved)
            .Send(PaymentQueues.Authorize, c => new AuthorizeCharge(c.Saga.CorrelationId, c.Saga.Terms()))
            .TransitionTo(Authorizing));
        During(Authorizing, When(ChargeAuthorized)
            .Send(PaymentQueues.Capture, c => new CaptureCharge(c.Saga.CorrelationId, c.Saga.Terms()))
            .TransitionTo(Capturing));
        During(Capturing, When(ChargeCaptured)
            .TransitionTo(Completed)
            .Then(c => Ending.Note(c, c.Saga.CorrelationId)));
    }

    public State Screening { get; private set; } = null!;

    public State Reserving { get; private set; } = null!;

    public State Authorizing { get; private set; } = null!;

    public State Capturing { get; private set; } = null!;

    public State Completed { get; private set; } = null!;

    public Event<BeginPayment> BeginPayment { get; private set; } = null!;

    public Event<PaymentScreened> PaymentScreened { get; private set; } = null!;

    public Event<FundsReserved> FundsReserved { get; private set; } = null!;

    public Event<ChargeAuthorized> ChargeAuthorized { get; private set; } = null!;

    public Event<ChargeCaptured> ChargeCaptured { get; private set; } = null!;
}
