using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
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
    private static readonly string RedeliveryFilter = nameof(RedeliveryRetryFilter<ConsumeContext<object>, object>);
    private readonly SendCapture _sends;
    private readonly JournalScope _scope;
    private readonly ConcurrentQueue<Task> _tasks = new();

    public CaptureContext(ConsumeContext<TMessage> context, Guid messageId, JournalScope scope, IServiceProvider provider, CancellationToken cancellationToken)
        : base(context, new OutboxConsumeOptions { ConsumerType = "journal" }, provider)
    {
        _scope = scope;
        JournalId = messageId;
        _sends = new SendCapture(scope, context, messageId, provider);
        var events = new EventSink(_sends);
        CancellationToken = cancellationToken;
        Headers = new SendersHeaders(context.Headers);
        PublishEndpointProvider = new OutboxPublishEndpointProvider(events, context.ReceiveContext.PublishEndpointProvider);
        // A handler's own Redeliver is part of its commit, also where one on the endpoint has put another context here.
        var redelivery = new ScheduleMessageRedeliveryContext<TMessage>(this, RedeliveryOptions.ReplaceMessageId);
        context.AddOrUpdatePayload<MessageRedeliveryContext>(() => redelivery, _ => redelivery);
        ReceiveContext = new CaptureReceiveContext(context.ReceiveContext, new OutboxSendEndpointProvider(this, context.ReceiveContext.SendEndpointProvider), PublishEndpointProvider);
    }

    /// <summary>The message's id in the journal.</summary>
    public Guid JournalId { get; }

    public override CancellationToken CancellationToken { get; }

    public override Headers Headers { get; }

    public Refusal? Refusal { get; private set; }

    /// <summary>
    /// When the message is to come again, where a redelivery inside this scope took the handler's failure: nothing of the run is committed then.
    /// </summary>
    public DateTime? PutOffUntil { get; private set; }

    public override bool ContinueProcessing { get; set; } = true;

    public override bool IsMessageConsumed => false;

    public override bool IsOutboxDelivered => false;

    public override int ReceiveCount => 1;

    public override long? LastSequenceNumber => null;

    /// <summary>After the handler: a send that comes later would be lost, so it throws.</summary>
    public void Close() => _sends.Close();

    public void Refuse(Refusal refusal) => Refusal = refusal;

    public void Add(OutgoingMessage message) => _sends.Add(message);

    public void Cancel(Guid token) => _sends.Cancel(token);

    // Of this run alone: a send that failed is its handler's failure, and MassTransit, which looks at the whole delivery's, would fail that once more.
    public override void AddConsumeTask(Task task) => _tasks.Enqueue(task);

    public override Task ConsumeCompleted => Task.WhenAll(_tasks);

    public override Task AddSend<T>(SendContext<T> context)
    {
        _sends.Add(context, isEvent: false);
        return Task.CompletedTask;
    }

    // A redelivery that is configured on the consumer stands inside this scope. It schedules, says that the message is consumed, and returns as if
    // nothing had failed; its name in that word is all that tells it from a handler that asked to have the message again.
    public override Task NotifyConsumed<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
    {
        if (!consumerType.Contains(RedeliveryFilter, StringComparison.Ordinal))
            return base.NotifyConsumed(context, duration, consumerType);

        PutOffUntil = _scope.Timers.Last(act => act.Message?.Headers.ContainsKey(MessageHeaders.RedeliveryCount) == true).DueAt;
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

    private sealed class CaptureReceiveContext(ReceiveContext context, ISendEndpointProvider sends, IPublishEndpointProvider publishes) : ReceiveContextProxy(context), ReceiveContext
    {
        public override ISendEndpointProvider SendEndpointProvider => sends;

        public override IPublishEndpointProvider PublishEndpointProvider => publishes;

        Headers ReceiveContext.TransportHeaders { get; } = new SendersHeaders(context.TransportHeaders);
    }
}
