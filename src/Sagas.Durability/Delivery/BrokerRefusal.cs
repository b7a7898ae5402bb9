using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Sagas.Durability.Delivery;

/// <summary>
/// Why the broker does not take a message, for the message's own sake. A confirm that does not come, a nack and a lost connection are no refusals.
/// </summary>
/// <param name="Cause">What kind of refusal, stable: what was set aside is grouped by it.</param>
/// <param name="Reason">The broker's words.</param>
internal sealed record BrokerRefusal(string Cause, string Reason)
{
    /// <summary>What <paramref name="exception"/> says of the one message that was published: it came back, or cannot be written at all.</summary>
    public static BrokerRefusal? OfMessage(Exception exception) => exception switch
    {
        PublishReturnException returned => new BrokerRefusal("unroutable", $"No queue takes it: {returned.ReplyText}."),
        ArgumentException wrong => new BrokerRefusal("unwritable", wrong.Message),
        _ => null,
    };

    /// <summary>Why the broker closed the channel, or for broken frames the connection. Of several sends on it that tells of one only, and not of which.</summary>
    public static BrokerRefusal? OfChannel(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationInterruptedException { ShutdownReason: { Initiator: ShutdownInitiator.Peer } reason } && CauseOf(reason.ReplyCode) is { } kind)
                return new BrokerRefusal(kind, reason.ReplyText);
        }

        return null;
    }

    private static string? CauseOf(ushort replyCode) => replyCode switch
    {
        403 => "forbidden",
        404 => "no_exchange",
        311 or 405 or 406 or 501 or 502 => "not_accepted", // Too large, declared otherwise, or more than a frame holds.
        _ => null,
    };
}
