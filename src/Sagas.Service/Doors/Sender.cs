using MassTransit;
using Sagas.Durability.Faults;
using Sagas.Operations;

namespace Sagas.Service.Doors;

/// <summary>Who sent a command over the bus, and how it names it: AMQP's own properties, which MassTransit does not read.</summary>
/// <param name="Tenant">The header <c>tenant</c>.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>, else the message id; null stands for type and business id.</param>
/// <param name="MessageId">The message id as it came, any string; of a replay the first message's.</param>
/// <param name="ReplyTo">The queue for the receipt; only one named <c>reply.…</c>, of the user's own where the broker names the user.</param>
/// <param name="User">The broker-checked <c>user-id</c>; of a replay the first message's.</param>
internal sealed record Sender(string Tenant, string? Key, string? MessageId, string? ReplyTo, string? User)
{
    /// <param name="context">The message.</param>
    /// <param name="ownUser">The broker's user that this node is: what it sends to its own door is a replay, and speaks for who sent the first message.</param>
    public static Sender Of(ConsumeContext context, string? ownUser)
    {
        context.ReceiveContext.TryGetPayload(out RabbitMqBasicConsumeContext? delivery);
        var properties = delivery?.Properties;
        var user = Given(properties?.UserId);
        if (user is not null && user == ownUser && context.Headers.Get<string>(ReplayHeaders.Replays) is not null)
            user = Given(context.Headers.Get<string>(ReplayHeaders.User));

        // Not asked who says so: whoever sends a message may name its key anyway.
        var messageId = Given(context.Headers.Get<string>(ReplayHeaders.MessageId)) ?? Given(properties?.MessageId) ?? context.MessageId?.ToString();
        return new Sender(
            Given(context.Headers.Get<string>(Tenants.Header)) ?? Tenants.Default,
            Given(context.Headers.Get<string>("Idempotency-Key")) ?? messageId,
            messageId,
            Given(properties?.ReplyTo) is { } queue && queue.StartsWith(user is null ? "reply." : $"reply.{user}.", StringComparison.Ordinal) ? queue : null,
            user);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
