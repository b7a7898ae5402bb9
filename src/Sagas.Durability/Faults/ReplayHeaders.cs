namespace Sagas.Durability.Faults;

/// <summary>
/// What a replayed message carries beside its own headers. Nothing that its handler sends inherits them. They say no more than a message's id does,
/// so whoever may write to a queue gains nothing by setting them, <see cref="User"/> apart.
/// </summary>
public static class ReplayHeaders
{
    /// <summary>The first message's id in the journal. The commit of the replay is also the commit of that id.</summary>
    public const string Replays = "replays";

    /// <summary>The first message's id as the sender wrote it, any string: what stands for its key where the id does.</summary>
    public const string MessageId = "replays-message-id";

    /// <summary>
    /// The broker's user who sent the first message, as the broker had checked it. Trust it only where the replay's own <c>user-id</c> is the user of
    /// the application itself: anybody can write a header.
    /// </summary>
    public const string User = "replays-user";

    /// <summary>The one consumer that failed, as the id of its key. Others of the endpoint leave the replay alone.</summary>
    internal const string Consumer = "replays-for";

    /// <summary>Whether a header is one of these.</summary>
    internal static bool Has(string name) => name.StartsWith(Replays, StringComparison.OrdinalIgnoreCase)
        && (name.Length == Replays.Length || name[Replays.Length] == '-');
}
