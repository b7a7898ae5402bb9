using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>One message of a row on its way to the broker.</summary>
internal sealed class OpenSend(OutgoingMessage message)
{
    private const int MaxRefusals = 3;

    public OutgoingMessage Message => message;

    /// <summary>Whether it was on a channel that the broker closed, for its sake or another's: it is tried alone then.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>How often the broker refused it for its own sake.</summary>
    public int Refusals { get; private set; }

    /// <summary>The last refusal.</summary>
    public BrokerRefusal? Refusal { get; private set; }

    /// <summary>Whether it has been refused often enough to be a person's matter.</summary>
    public bool IsRefused => Refusals >= MaxRefusals;

    /// <summary>The broker refused it.</summary>
    public void Refuse(BrokerRefusal refusal) => (Refusal, Refusals) = (refusal, Refusals + 1);
}
