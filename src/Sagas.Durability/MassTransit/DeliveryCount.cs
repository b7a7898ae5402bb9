using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>How often a message was delivered before, as whoever delivers it counts.</summary>
internal static class DeliveryCount
{
    /// <summary>The header of RabbitMQ's quorum queues, and of the in-memory delivery.</summary>
    public const string Header = "x-delivery-count";

    /// <summary>Zero where nobody counts. A sender can write the header too, so on a broker's first delivery it says nothing.</summary>
    public static int Of(ReceiveContext context)
    {
        if (context.TryGetPayload(out RabbitMqBasicConsumeContext? _) && !context.Redelivered)
            return 0;

        return context.TransportHeaders.TryGetHeader(Header, out var count) && count is int or long or string && int.TryParse($"{count}", out var times) ? times : 0;
    }
}
