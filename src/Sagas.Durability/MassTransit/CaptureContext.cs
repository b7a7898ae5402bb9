using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Context;
using Sagas.Durability.Capture;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// The consume context that a handler under the journal sees: what it sends is kept for the commit. Of MassTransit's outbox only the proxy is
/// used; its own inbox and delivery never run.
/// </summary>
internal sealed class CaptureContext<TMessage> : OutboxConsumeContextProxy<TMessage>, IHandlerCapture
    where TMessage : class
{
    private readonly SendCapture _sends;
    private readonly JournalScope _scope;

    public CaptureContext(ConsumeContext<TMessage> context, Guid messageId, JournalScope scope, IServiceProvider provider)
        : base(context, new OutboxConsumeOptions { ConsumerType = "journal" }, provider)
    {
        _scope = scope;
        JournalId = messageId;
        _sends = new SendCapture(scope, context, messageId, provider);
        var events = new EventSink(_sends);
        PublishEndpointProvider = new OutboxPublishEndpointProvider(events, context.ReceiveContext.PublishEndpointProvider);
        ReceiveContext = new CaptureReceiveContext(context.ReceiveContext, new OutboxSendEndpointProvider(this, context.ReceiveContext.SendEndpointProvider), PublishEndpointProvider);
    }

    /// <summary>The message's id in the journal.</summary>
    public Guid JournalId { get; }

    public Refusal? Refusal { get; private set; }

    public override bool ContinueProcessing { get; set; } = true;

    public override bool IsMessageConsumed => false;

    public override bool IsOutboxDelivered => false;

    public override int ReceiveCount => 1;

    public override long? LastSequenceNumber => null;

    /// <summary>After the handler: a send that comes later would be lost, so it throws.</summary>
    public void Close() => _sends.Close();

    public void Refuse(Refusal refusal) => Refusal = refusal;

    public void Add(OutgoingMessage message) => _sends.Add(message);

    public override Task AddSend<T>(SendContext<T> context)
    {
        _sends.Add(context, isEvent: false);
        return Task.CompletedTask;
    }

    // MassTransit publishes a Fault<T> on every attempt, around the capture. One goes out when the journal gives up: see Aside.
    public override Task NotifyFaulted<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) => Task.CompletedTask;

    public override Task NotifyFaulted(TimeSpan duration, string consumerType, Exception exception) => Task.CompletedTask;

    public override Task SetConsumed() => Task.CompletedTask;

    public override Task SetDelivered() => Task.CompletedTask;

    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult<List<OutboxMessageContext>>([]);

    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;

    public override Task RemoveOutboxMessages() => Task.CompletedTask;

    /// <summary>What was sent so far.</summary>
    public IReadOnlyList<OutgoingMessage> Outgoing => _scope.Outgoing;

    private sealed class CaptureReceiveContext(ReceiveContext context, ISendEndpointProvider sends, IPublishEndpointProvider publishes) : ReceiveContextProxy(context)
    {
        public override ISendEndpointProvider SendEndpointProvider => sends;

        public override IPublishEndpointProvider PublishEndpointProvider => publishes;
    }
}
