namespace Sagas.Durability.Journal;

/// <summary>A life whose rows this node delivers: its own, or one that ended and that it has taken over.</summary>
internal interface IDeliveredLife
{
    Guid Id { get; }

    /// <summary>The epoch at which the life is this node's to deliver. Another node that takes it over raises it.</summary>
    long Epoch { get; }

    /// <summary>How far it is delivered.</summary>
    DeliveryCursor Cursor { get; }
}
