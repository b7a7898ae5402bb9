using System.Text.Json;
using MassTransit;
using MassTransit.Context;
using MassTransit.Events;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Capture;
using Sagas.Durability.Delivery;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Sets messages aside: one commit writes the fault's row and a journal row under <c>&lt;endpoint&gt;_error</c> whose outgoing holds the one
/// <c>Fault&lt;T&gt;</c> and the copy for the <c>_error</c> queue. The message's own key stays free for a replay.
/// </summary>
internal sealed class Aside(JournalRuntime runtime, JournalWriter writer, IServiceScopeFactory scopes)
{
    /// <summary>The handler gave up.</summary>
    public Task FailAsync<T>(ConsumeContext<T> context, ConsumerKey consumer, Guid id, Exception exception, int attempts)
        where T : class => SetAsideAsync(context, consumer, id, new Refusal(exception.GetType().Name, exception.Message, NoHeaders), attempts, exception);

    /// <summary>The message must not run at all.</summary>
    public Task RefuseAsync<T>(ConsumeContext<T> context, ConsumerKey consumer, Guid id, Refusal refusal, int attempts)
        where T : class => SetAsideAsync(context, consumer, id, refusal, attempts, new InvalidOperationException(refusal.Reason));

    /// <summary>Adds the fault and the copy to what a handler sends that refused its message.</summary>
    public async Task AddCopiesAsync<T>(CaptureContext<T> capture, string endpoint, Refusal refusal)
        where T : class
    {
        await PublishFaultAsync(capture, capture.JournalId, new InvalidOperationException(refusal.Reason));
        capture.Add(Copy(capture.CapturedContext.ReceiveContext, endpoint, "error", refusal));
    }

    /// <summary>A message that cannot be read: its bytes are kept, and the next one is taken.</summary>
    public Task UnreadableAsync(ReceiveContext context, string endpoint, Exception exception) =>
        UnreadAsync(context, endpoint, new Refusal(exception.GetType().Name, Reason(exception).Message, NoHeaders), 0);

    /// <summary>A message that is not read, for a reason that its delivery alone gives.</summary>
    public Task UnreadAsync(ReceiveContext context, string endpoint, Refusal reason, int attempts)
    {
        var id = KeyOf(context, endpoint);
        return CommitAsync(ConsumerKey.Unreadable(endpoint), id, Copy(context, endpoint, "error", reason), FaultOf(context, endpoint, "", TypeOf(context), id, reason, attempts), context.CancellationToken);
    }

    /// <summary>A message that nobody on the endpoint takes.</summary>
    public Task SkippedAsync(ReceiveContext context, string endpoint)
    {
        var reason = new Refusal("skipped", "No consumer of the endpoint takes this type of message.", NoHeaders);
        return CommitAsync(ConsumerKey.Skipped(endpoint), KeyOf(context, endpoint), Copy(context, endpoint, "skipped", reason), null, context.CancellationToken);
    }

    /// <summary>The journal's id of a message that is not read; null when it came without any.</summary>
    public Guid? IncomingOf(ReceiveContext context, string endpoint)
    {
        var text = TransportId.Of(context) ?? context.TransportHeaders.Get<string>("MessageId");
        return text is null
            ? null
            : IncomingId.Of(Guid.TryParse(text, out var id) ? id : null, text, [endpoint], runtime.Time.GetUtcNow(), runtime.Options.Dedupe).Id;
    }

    /// <summary>The fault's row.</summary>
    public FaultRow Fault<T>(ConsumeContext<T> context, ConsumerKey consumer, Guid id, Refusal refusal, int attempts)
        where T : class => FaultOf(context.ReceiveContext, consumer.Endpoint, consumer.Consumer, typeof(T).Name, id, refusal, attempts) with
        {
            SagaId = context.CorrelationId ?? context.InitiatorId,
            Replays = IncomingId.Named(context.Headers.Get<string>(ReplayHeaders.Replays), runtime.Time.GetUtcNow(), runtime.Options.Dedupe),
            Tenant = context.Headers.Get<string>(runtime.Options.TenantHeader) ?? runtime.Options.DefaultTenant,
        };

    private static Dictionary<string, string> NoHeaders => [];

    private async Task SetAsideAsync<T>(ConsumeContext<T> context, ConsumerKey consumer, Guid id, Refusal refusal, int attempts, Exception exception)
        where T : class
    {
        await using var services = scopes.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<JournalScope>();
        scope.Handle(consumer.Error, id);
        var capture = new CaptureContext<T>(new ConsumeContextScope<T>(context), id, scope, services.ServiceProvider, context.CancellationToken);
        await PublishFaultAsync(capture, id, exception);
        capture.Add(Copy(context.ReceiveContext, consumer.Endpoint, "error", refusal));
        var fault = Fault(context, consumer, id, refusal, attempts);
        var message = new HandledMessage(id, fault.Tenant, typeof(T).Name, null, new HistoryNote(), TimeSpan.Zero, null);

        // A conflict or duplicate: another delivery of it is set aside already.
        await writer.CommitAsync(scope, consumer.Error, message, fault, context.CancellationToken);
        runtime.Delivery.Consumed(consumer, id);
        await context.ReceiveContext.NotifyFaulted(exception);
    }

    private async Task CommitAsync(ConsumerKey consumer, Guid id, OutgoingMessage copy, FaultRow? fault, CancellationToken cancellationToken)
    {
        await using var services = scopes.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<JournalScope>();
        scope.Handle(consumer, id);
        scope.Add(copy);
        var message = new HandledMessage(id, runtime.Options.DefaultTenant, "", null, new HistoryNote(), TimeSpan.Zero, null);
        await writer.CommitAsync(scope, consumer, message, fault, cancellationToken);
        runtime.Delivery.Ended(consumer.Endpoint, id);
    }

    private static async Task PublishFaultAsync<T>(CaptureContext<T> capture, Guid id, Exception exception)
        where T : class
    {
        // No stack and no host: a fault travels further than a log.
        var fault = new FaultEvent<T>(capture.Message, id, new FaultHost(), [new FaultCause(exception)], [.. capture.SupportedMessageTypes]);
        if (capture.FaultAddress is { } address)
            await (await capture.GetSendEndpoint(address)).Send<Fault<T>>(fault, capture.CancellationToken);
        else
            await capture.Publish<Fault<T>>(fault, capture.CancellationToken);
    }

    private OutgoingMessage Copy(ReceiveContext context, string endpoint, string suffix, Refusal refusal)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in context.TransportHeaders.GetAll())
        {
            if (!SendersHeaders.IsBrokers(name) && value is string text)
                headers[name] = text;
        }

        headers["MT-Reason"] = suffix == "error" ? "fault" : "dead-letter";
        headers["MT-Fault-ExceptionType"] = refusal.Cause;
        headers["MT-Fault-Message"] = ErrorText.Of(refusal.Reason);
        headers["MT-Fault-InputAddress"] = endpoint;
        foreach (var (name, value) in refusal.Headers)
            headers[name] = value;
        if (TransportId.Of(context) is { } id)
            headers["message-id"] = id;

        return new OutgoingMessage
        {
            Kind = OutgoingKind.Aside,
            MessageId = MessageIds.New(runtime.Time),
            Destination = new Uri($"queue:{endpoint}_{suffix}"),
            Exchange = $"{endpoint}_{suffix}",
            Headers = headers,
            RawContentType = context.ContentType?.MediaType ?? "application/octet-stream",
            Body = context.GetBody(),
        };
    }

    private FaultRow FaultOf(ReceiveContext context, string endpoint, string consumer, string type, Guid id, Refusal refusal, int attempts) => new()
    {
        Id = MessageIds.New(runtime.Time),
        Endpoint = endpoint,
        Consumer = consumer,
        Type = type,
        MessageId = id,
        Tenant = runtime.Options.DefaultTenant,
        Cause = refusal.Cause,
        Error = ErrorText.Of(refusal.Reason),
        Attempts = attempts,
        At = runtime.Now,
        Replays = IncomingId.Named(context.TransportHeaders.Get<string>(ReplayHeaders.Replays), runtime.Time.GetUtcNow(), runtime.Options.Dedupe),
        ContentType = context.ContentType?.MediaType ?? "",
        Arrival = Arrivals.Of(context, endpoint, runtime.BrokerUser).Write(),
        Body = context.GetBody(),
    };

    // Without an id nothing tells two unread messages apart, so each is kept.
    private Guid KeyOf(ReceiveContext context, string endpoint) => IncomingOf(context, endpoint) ?? MessageIds.New(runtime.Time);

    // As its envelope names it; of other bytes the transport may tell it later: see Arrivals.
    private static string TypeOf(ReceiveContext context) => EnvelopeReader.Read(context.GetBody(), default, context.InputAddress)?.TypeName ?? "";

    // The one that says where in the body, if any does; else the first cause.
    private static Exception Reason(Exception exception) => exception is JsonException { Path: not null } || exception.InnerException is null ? exception : Reason(exception.InnerException);
}
