using System.Globalization;
using System.Text;
using MassTransit;
using Sagas.Durability.Faults;

namespace Sagas.Durability.MassTransit;

/// <summary>Reads what came with a message beside its body.</summary>
internal static class Arrivals
{
    /// <param name="context">The delivery.</param>
    /// <param name="endpoint">The endpoint that it came to.</param>
    /// <param name="ownUser">The broker's user that this process is.</param>
    public static Arrival Of(ReceiveContext context, string endpoint, string? ownUser)
    {
        if (!context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery))
            return new Arrival { Headers = Headers(context.TransportHeaders.GetAll()) };

        var properties = delivery.Properties;
        var headers = Headers((properties.Headers ?? new Dictionary<string, object?>()).Select(header => KeyValuePair.Create(header.Key, header.Value ?? "")));
        return new Arrival
        {
            MessageId = Given(properties.MessageId),
            Type = Given(properties.Type) ?? (delivery.Exchange == endpoint ? null : Given(delivery.Exchange)),
            CorrelationId = Given(properties.CorrelationId),
            // A replay comes from ourselves, and says in a header for whom.
            User = Given(properties.UserId) is { } user && user == ownUser && headers.ContainsKey(ReplayHeaders.Replays)
                ? headers.GetValueOrDefault(ReplayHeaders.User)
                : Given(properties.UserId),
            Headers = headers,
        };
    }

    // Broker and library keep their own under x- and MT-; what they say belongs to the delivery that failed.
    private static Dictionary<string, string> Headers(IEnumerable<KeyValuePair<string, object>> all)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in all)
        {
            var isTheirs = SendersHeaders.IsBrokers(name) || name.StartsWith("MT-", StringComparison.OrdinalIgnoreCase);
            if (!isTheirs && Text(value) is { Length: > 0 } text)
                headers[name] = text;
        }

        return headers;
    }

    private static string? Text(object value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        string or bool or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
