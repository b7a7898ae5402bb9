using RabbitMQ.Client;

namespace Sagas.Durability.Delivery;

/// <summary>
/// How MassTransit declares an exchange, as its address says: <c>temporary</c>, <c>durable</c>, <c>autodelete</c> and <c>type</c> in its query,
/// and a durable fanout where it says nothing. An exchange that is declared otherwise than it is there closes the channel, and whatever else is
/// on it goes again: a type of message that is not public has a temporary one.
/// </summary>
/// <param name="Type">RabbitMQ's type.</param>
/// <param name="IsDurable">Whether it outlives the broker.</param>
/// <param name="IsAutoDelete">Whether it goes with its last binding.</param>
internal sealed record ExchangeShape(string Type, bool IsDurable, bool IsAutoDelete)
{
    private static readonly ExchangeShape Plain = new(ExchangeType.Fanout, IsDurable: true, IsAutoDelete: false);

    /// <summary>The address of an exchange of this shape.</summary>
    public Uri AddressOf(string exchange) =>
        new($"exchange:{Uri.EscapeDataString(exchange)}{(this == Plain ? "" : $"?type={Type}&durable={IsDurable}&autodelete={IsAutoDelete}")}");

    public static ExchangeShape Of(Uri address)
    {
        var shape = Plain;
        foreach (var option in address.IsAbsoluteUri ? address.Query.TrimStart('?').Split('&') : [])
        {
            shape = option.Split('=') switch
            {
                ["temporary", var value] when bool.TryParse(value, out var isTemporary) => shape with { IsDurable = !isTemporary, IsAutoDelete = isTemporary },
                ["durable", var value] when bool.TryParse(value, out var isDurable) => shape with { IsDurable = isDurable },
                ["autodelete", var value] when bool.TryParse(value, out var isAutoDelete) => shape with { IsAutoDelete = isAutoDelete },
                ["type", { Length: > 0 } type] => shape with { Type = type },
                _ => shape,
            };
        }

        return shape;
    }
}
