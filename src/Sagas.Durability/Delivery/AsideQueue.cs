namespace Sagas.Durability.Delivery;

/// <summary>
/// The queues <c>&lt;endpoint&gt;_error</c> and <c>&lt;endpoint&gt;_skipped</c>, behind an exchange of their name: bounded, since the fault table is the
/// record, and at the end of every way, so with no dead letters of their own.
/// </summary>
internal static class AsideQueue
{
    private const int MaxLength = 10_000;

    public static IReadOnlyDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        ["x-max-length"] = MaxLength,
        ["x-overflow"] = "drop-head",
    };
}
