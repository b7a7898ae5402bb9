namespace Sagas.Durability.Undelivered;

/// <summary>Where a send that was set aside stands: <see cref="UndeliveredRow.State"/>. From open it goes to one of the others, once.</summary>
public static class UndeliveredState
{
    /// <summary>Nobody has dealt with it.</summary>
    public const string Open = "open";

    /// <summary>It was sent again. If it is refused again, that is another row.</summary>
    public const string Sent = "sent";

    /// <summary>It will not be sent.</summary>
    public const string Discarded = "discarded";

    /// <summary>All of them, in the order of a row's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Sent, Discarded];
}
