using System.Globalization;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Capture;
using Sagas.Durability.Delivery;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Timers;
using Sagas.Durability.Traces;

namespace Sagas.Durability.MassTransit;

/// <summary>Turns MassTransit's send contexts into outgoing messages of a scope.</summary>
/// <param name="scope">Where they are kept.</param>
/// <param name="handled">The message being handled; null in the bus outbox.</param>
/// <param name="causeId">Its id in the journal.</param>
/// <param name="provider">The scope's services.</param>
internal sealed class SendCapture(JournalScope scope, ConsumeContext? handled, Guid? causeId, IServiceProvider provider)
{
    /// <summary>The header that tells the timeline whose handling sent a message.</summary>
    public const string CauseHeader = "cause";

    private const int MaxHeaderBytes = 8 * 1024;
    private bool _closed;

    public IServiceProvider Provider => provider;

    public void Close() => _closed = true;

    public void Add(OutgoingMessage message)
    {
        if (_closed)
            throw new InvalidOperationException($"A {message.TypeName} was sent after its handler had ended. Await every send.");

        scope.Add(message);
    }

    /// <summary>Cancels a timer with the commit.</summary>
    public void Cancel(Guid token)
    {
        if (_closed)
            throw new InvalidOperationException("A timer was cancelled after its handler had ended. Await every call.");

        scope.Add(TimerAct.Cancel(token));
    }

    public void Add<T>(SendContext<T> context, bool isEvent)
        where T : class
    {
        if (context.Delay is not null)
            throw new InvalidOperationException($"{typeof(T).Name} was sent with a delay, which a broker would not keep durable. Use ScheduleSend: a timer is part of the commit.");

        var planned = context.TryGetPayload<PlannedSend>(out var plan) ? plan : null;
        var message = MessageOf(context, isEvent || planned is { IsEvent: true }, planned);
        if (message.Kind == OutgoingKind.Event)
            message = message with { HasTaker = scope.Runtime.Catalogue.TakersOf(message).Any(), Bindings = provider.GetRequiredService<EventBindings>().Of<T>() };
        if (planned is null)
            Add(message);
        else if (_closed)
            throw new InvalidOperationException($"A {message.TypeName} was scheduled after its handler had ended. Await every call.");
        else
            scope.Add(new TimerAct(planned.Token, planned.DueAt, message));
    }

    private ReadOnlyMemory<byte> BodyOf<T>(T message)
        where T : class
    {
        var body = MessageJson.Write(message);
        return body.Length <= scope.Runtime.Options.MaxBodyBytes
            ? body
            : throw new InvalidOperationException(
                $"A {typeof(T).Name} has {body.Length} bytes; {scope.Runtime.Options.MaxBodyBytes} are allowed. Send a reference to the data, or allow more with LimitMessages.");
    }

    private OutgoingMessage MessageOf<T>(SendContext<T> context, bool isEvent, PlannedSend? planned)
        where T : class => new()
        {
            Kind = KindOf(context, isEvent),
            MessageId = planned is null ? IdOf(context) : planned.KeptId ?? TimerId.Of(planned.Token, planned.DueAt),
            Destination = context.DestinationAddress ?? throw new InvalidOperationException($"{typeof(T).Name} was sent without a destination."),
            Exchange = (context as RabbitMqSendContext)?.Exchange ?? "",
            RoutingKey = (context as RabbitMqSendContext)?.RoutingKey ?? "",
            Source = context.SourceAddress,
            ResponseAddress = context.ResponseAddress,
            FaultAddress = context.FaultAddress,
            RequestId = context.RequestId,
            CorrelationId = context.CorrelationId,
            ConversationId = context.ConversationId,
            InitiatorId = context.InitiatorId,
            Types = context.SupportedMessageTypes,
            Headers = HeadersOf(context, planned),
            Body = BodyOf(context.Message),
        };

    // An answer to somebody's temporary queue is a reply. An endpoint of ours that asked is told for certain, as with any command.
    private OutgoingKind KindOf(SendContext context, bool isEvent)
    {
        if (isEvent)
            return OutgoingKind.Event;

        var isReply = handled is not null
            && (context.DestinationAddress == handled.ResponseAddress || context.DestinationAddress == handled.FaultAddress)
            && !scope.Runtime.Catalogue.Has(EndpointCatalogue.EndpointOf(context.DestinationAddress!));
        return isReply ? OutgoingKind.Reply : OutgoingKind.Command;
    }

    // Without it MassTransit takes a stale timer for the current one. A message that comes again is what it was: a timer of before, or none.
    private void SetToken(Dictionary<string, string> headers, PlannedSend planned)
    {
        headers.Remove(MessageHeaders.SchedulingTokenId);
        var token = headers.ContainsKey(MessageHeaders.RedeliveryCount) ? handled?.Headers.Get<string>(MessageHeaders.SchedulingTokenId) : planned.Token.ToString();
        if (token is not null)
            headers[MessageHeaders.SchedulingTokenId] = token;
    }

    // MassTransit draws ids that are no v7. A sender that set a v7 of about now keeps it.
    private Guid IdOf(SendContext context)
    {
        var now = scope.Runtime.Time.GetUtcNow();
        return context.MessageId is { Version: 7 } id && (MessageIds.TimeOf(id) - now).Duration() < TimeSpan.FromDays(1)
            ? id
            : Guid.CreateVersion7(now);
    }

    private Dictionary<string, string> HeadersOf(SendContext context, PlannedSend? planned)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in scope.Runtime.Options.Carried.Append(scope.Runtime.Options.TenantHeader))
        {
            if (handled?.Headers.Get<string>(name) is { } value)
                headers[name] = value;
        }

        foreach (var (name, value) in context.Headers.GetAll())
        {
            if (!SendersHeaders.IsBrokers(name) && Convert.ToString(value, CultureInfo.InvariantCulture) is { } text)
                headers[name] = text;
        }

        // Last: MassTransit copies headers of the message being handled onto what its handler sends, its cause among them, and that it is a replay.
        // One that comes again under its own id is the same message with all of that.
        foreach (var name in headers.Keys.Where(name => planned?.KeptId is null && ReplayHeaders.Has(name)).ToList())
            headers.Remove(name);
        headers.Remove(CauseHeader);
        if ((planned?.KeptId is null ? causeId?.ToString() : handled?.Headers.Get<string>(CauseHeader)) is { } cause)
            headers[CauseHeader] = cause;
        if (planned is not null)
            SetToken(headers, planned);
        // Else what came with the message goes on with what it caused, as any other header.
        if (JournalTraces.Current is { } trace)
            headers[JournalTraces.Header] = trace;

        var size = headers.Sum(header => header.Key.Length + header.Value.Length);
        return size <= MaxHeaderBytes
            ? headers
            : throw new InvalidOperationException($"The headers of a message have {size} characters; {MaxHeaderBytes} are allowed. Put data in the message.");
    }
}
