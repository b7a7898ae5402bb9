using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>What a handler under the journal can say about its message, beside MassTransit's own sends. The consume context is one.</summary>
internal interface IHandlerCapture
{
    /// <summary>The message is read and refused; see <c>context.Refuse</c>.</summary>
    void Refuse(Refusal refusal);

    /// <summary>Cancels a timer with the message's commit.</summary>
    void Cancel(Guid token);

    /// <summary>A send that MassTransit does not know.</summary>
    void Add(OutgoingMessage message);
}
