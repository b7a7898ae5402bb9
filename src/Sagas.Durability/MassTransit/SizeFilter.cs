using MassTransit;
using Sagas.Durability.Delivery;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>Sets a message aside that is larger than this application takes, before it is read.</summary>
internal sealed class SizeFilter(JournalRuntime runtime, Aside aside, string endpoint) : IFilter<ReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-size");

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        WhyNot(context) is { } reason
            ? Held.WhileAwayAsync(runtime, context, () => aside.UnreadAsync(context, endpoint, new Refusal("too_large", reason, new Dictionary<string, string>()), 0))
            : next.Send(context);

    private string? WhyNot(ReceiveContext context)
    {
        var options = runtime.Options;
        // An envelope carries the headers beside the body.
        var allowed = options.MaxBodyBytes + (context.ContentType?.MediaType == Envelope.ContentType ? options.MaxHeaderBytes : 0);
        if (context.Body.Length is { } body && body > allowed)
            return $"It has {body} bytes; {allowed} are allowed. Send a reference to the data, or allow more with LimitMessages.";

        return context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery) && delivery.Properties.Headers is { } headers && SizeOf(headers) is var size && size > options.MaxHeaderBytes
            ? $"Its headers have about {size} bytes; {options.MaxHeaderBytes} are allowed. Put data in the message."
            : null;
    }

    // As AMQP carries them: names and texts as bytes; everything else is small.
    private static long SizeOf(IDictionary<string, object?> headers) => headers.Sum(header => header.Key.Length + (header.Value is byte[] text ? text.LongLength : 8));
}
