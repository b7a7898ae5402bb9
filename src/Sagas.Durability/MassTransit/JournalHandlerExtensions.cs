using Sagas.Durability.Journal;
using Sagas.Durability.MassTransit;
using Sagas.Durability.Timeline;

// As is custom for MassTransit: what configures or extends it is found without another using.
namespace MassTransit;

/// <summary>What a handler under the journal may say beside sending and saving.</summary>
public static class JournalHandlerExtensions
{
    /// <summary>What the handler adds to the timeline's row of this message. Outside the journal it is written nowhere.</summary>
    public static HistoryNote Note(this PipeContext context) => context.GetOrAddPayload(() => new HistoryNote());

    /// <summary>
    /// Refuses the message for good: it is not tried again, the fault table lists it and a copy goes to the endpoint's <c>_error</c> queue. What
    /// the handler sent and saved is committed with it, so that an answer can go to who asked.
    /// </summary>
    /// <param name="context">The message being handled.</param>
    /// <param name="cause">What kind of refusal, stable, such as <c>urn:sagas:validation_failed</c>.</param>
    /// <param name="reason">One sentence that says what is wrong, without the sender's values.</param>
    /// <param name="headers">Headers of the copy in the <c>_error</c> queue.</param>
    public static void Refuse(this ConsumeContext context, string cause, string reason, IReadOnlyDictionary<string, string>? headers = null) =>
        Capture(context).Refuse(new Refusal(cause, reason, headers ?? new Dictionary<string, string>()));

    /// <summary>
    /// Sends raw JSON straight to a queue of somebody who does not know MassTransit, after the commit, once, whether or not the queue is there.
    /// Goes nowhere on the in-memory transport, which nobody outside can read.
    /// </summary>
    /// <param name="context">The message being handled.</param>
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">What is sent.</param>
    /// <param name="correlationId">AMQP's <c>correlation-id</c>, if any.</param>
    public static void SendRaw<T>(this ConsumeContext context, string queue, T message, string? correlationId)
        where T : class => Capture(context).Add(new OutgoingMessage
        {
            Kind = OutgoingKind.Reply,
            MessageId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            Destination = new Uri($"queue:{Uri.EscapeDataString(queue)}"),
            RoutingKey = queue,
            Types = [MessageUrn.ForTypeString<T>()],
            RawContentType = "application/json",
            RawCorrelationId = correlationId,
            Body = MessageJson.Write(message),
        });

    private static IHandlerCapture Capture(ConsumeContext context) => context.TryGetPayload<IHandlerCapture>(out var capture)
        ? capture
        : throw new InvalidOperationException("The endpoint is not under the journal. Call endpoint.UseJournal(context) where it is configured.");
}
