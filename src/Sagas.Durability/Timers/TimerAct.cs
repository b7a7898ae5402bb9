using Sagas.Durability.Journal;

namespace Sagas.Durability.Timers;

/// <summary>What a scope does to one timer; the last act counts.</summary>
/// <param name="Token">The timer.</param>
/// <param name="DueAt">When it is due. A timer that is there already is moved.</param>
/// <param name="Message">What is sent then; null cancels the timer.</param>
internal sealed record TimerAct(Guid Token, DateTime DueAt, OutgoingMessage? Message)
{
    public static TimerAct Cancel(Guid token) => new(token, default, null);

    /// <summary>The act as its commit writes it.</summary>
    /// <param name="saga">The saga that the handler moved, if it was one.</param>
    /// <param name="tenantHeader">The header that names the tenant.</param>
    /// <param name="tenant">The tenant where the message names none.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="format">How its message lies in the row.</param>
    public TimerChange ToChange(Guid? saga, string tenantHeader, string tenant, DateTime now, OutgoingFormat format) => new(Token, Message is null ? null : new TimerRow
    {
        Token = Token,
        DueAt = DueAt,
        Destination = Delivery.EndpointCatalogue.EndpointOf(Message.Destination),
        SagaId = saga ?? Message.CorrelationId,
        Kind = Message.TypeName,
        Tenant = Message.Headers.GetValueOrDefault(tenantHeader, tenant),
        MessageId = TimerId.Of(Token, DueAt),
        Outgoing = format.Write([Message])!,
        CreatedAt = now,
    });
}
