namespace Sagas.Durability.Journal;

/// <summary>What an outgoing message is, which decides how its delivery is guarded. The numbers lie in the journal.</summary>
internal enum OutgoingKind
{
    /// <summary>To one queue, which must exist: an unroutable command is an error.</summary>
    Command = 0,

    /// <summary>To whoever subscribed.</summary>
    Event = 1,

    /// <summary>To who asked, once: a reply declares nothing and holds no cursor.</summary>
    Reply = 2,

    /// <summary>A copy of a message set aside, for the <c>_error</c> or <c>_skipped</c> queue: as it came.</summary>
    Aside = 3,
}
