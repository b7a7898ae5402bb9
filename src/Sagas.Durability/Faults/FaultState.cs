namespace Sagas.Durability.Faults;

/// <summary>Where a fault stands: <see cref="FaultRow.State"/>. From open it goes to one of the others, once.</summary>
public static class FaultState
{
    /// <summary>Nobody has dealt with it.</summary>
    public const string Open = "open";

    /// <summary>Its message was sent to its endpoint again. If it fails again, that is another fault.</summary>
    public const string Replayed = "replayed";

    /// <summary>Its message will not run.</summary>
    public const string Discarded = "discarded";

    /// <summary>All of them, in the order of a fault's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Replayed, Discarded];
}
