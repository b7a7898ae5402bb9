using System.Security.Cryptography;
using System.Text;

namespace Sagas.Durability.Identity;

/// <summary>
/// Who takes a message, as the journal knows it: one row a message and consumer. The id is a hash over endpoint, consumer (or saga) type and
/// message type (see <see cref="TypeNames"/>), so that two consumers of one type on an endpoint, or an interface beside its class, are two.
/// </summary>
internal sealed record ConsumerKey(string Endpoint, string Consumer, string MessageType)
{
    public Guid Id { get; } = Hash(Endpoint, Consumer, MessageType);

    /// <summary>The bus outbox: rows that an HTTP request or another scope writes, with nothing consumed.</summary>
    public static ConsumerKey BusOutbox { get; } = new("", "bus-outbox", "");

    /// <summary>The timers: a row for each that was fired.</summary>
    public static ConsumerKey Timer { get; } = new("", "timer", "");

    /// <summary>Replays of faults: rows that a person's decision writes, with nothing consumed.</summary>
    public static ConsumerKey FaultReplay { get; } = new("", "fault-replay", "");

    /// <summary>Sends that were set aside and go out again: rows that a person's decision writes, with nothing consumed.</summary>
    public static ConsumerKey SentAgain { get; } = new("", "sent-again", "");

    /// <summary>The name under which a message that could not be read is recorded.</summary>
    public static ConsumerKey Unreadable(string endpoint) => new(endpoint, $"{endpoint}_error", "");

    /// <summary>The consumer under which a message that nobody on the endpoint takes is recorded.</summary>
    public static ConsumerKey Skipped(string endpoint) => new(endpoint, $"{endpoint}_skipped", "");

    /// <summary>The name under which it is recorded that the message failed for good with this consumer; its own key stays free for a replay.</summary>
    public ConsumerKey Error => new(Endpoint, $"{Endpoint}_error", $"{Consumer}\n{MessageType}");

    /// <summary>
    /// The name under which it is recorded that a delivery of the message failed and comes again later; its own key stays free for that.
    /// </summary>
    /// <param name="count">How often it had come again before: each time is put off once.</param>
    public ConsumerKey Redelivery(int count) => new(Endpoint, $"{Endpoint}_redelivery", $"{Consumer}\n{MessageType}\n{count}");

    private static Guid Hash(string endpoint, string consumer, string messageType)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{endpoint}\n{consumer}\n{messageType}"), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}
