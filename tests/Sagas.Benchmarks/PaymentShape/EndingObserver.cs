using MassTransit;

namespace Sagas.Benchmarks.PaymentShape;

/// <summary>Tells of every payment that ended, once its last message was acknowledged.</summary>
internal sealed class EndingObserver(Action<Guid> ended) : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context)
    {
        context.GetOrAddPayload(() => new Ending());
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context)
    {
        if (context.GetPayload<Ending>().PaymentId is { } paymentId)
            ended(paymentId);
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
