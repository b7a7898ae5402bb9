using MassTransit;

namespace Sagas.Benchmarks.PaymentShape;

// The four steps. They do nothing but answer: what is measured is the way of the messages.

public sealed class ScreenPaymentConsumer : IConsumer<ScreenPayment>
{
    public Task Consume(ConsumeContext<ScreenPayment> context) => context.Publish(new PaymentScreened(context.Message.PaymentId, context.Message.Terms));
}

public sealed class ReserveFundsConsumer : IConsumer<ReserveFunds>
{
    public Task Consume(ConsumeContext<ReserveFunds> context) => context.Publish(new FundsReserved(context.Message.PaymentId, context.Message.Terms));
}

public sealed class AuthorizeChargeConsumer : IConsumer<AuthorizeCharge>
{
    public Task Consume(ConsumeContext<AuthorizeCharge> context) => context.Publish(new ChargeAuthorized(context.Message.PaymentId, context.Message.Terms));
}

public sealed class CaptureChargeConsumer : IConsumer<CaptureCharge>
{
    public Task Consume(ConsumeContext<CaptureCharge> context) => context.Publish(new ChargeCaptured(context.Message.PaymentId, context.Message.Terms));
}
