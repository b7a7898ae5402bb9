using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>The message id as the transport carries it. MassTransit reads an AMQP <c>message-id</c> that is no UUID as none, and its dedupe is silently lost.</summary>
internal static class TransportId
{
    public static string? Of(ReceiveContext context) =>
        context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery) && delivery.Properties.IsMessageIdPresent() ? delivery.Properties.MessageId : null;
}
