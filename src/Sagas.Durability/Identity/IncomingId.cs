namespace Sagas.Durability.Identity;

/// <summary>The journal's id for a message that came in, or why it has none.</summary>
/// <param name="Id">A UUIDv7 within the horizon, or a UUIDv8 with first byte <c>ff</c>.</param>
/// <param name="Refusal">Why the message must not run: its id is beyond the horizon or from the future. Null when it may.</param>
internal readonly record struct IncomingId(Guid Id, string? Refusal)
{
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    /// <summary>An id of this journal that another message names: the id itself, or null where the journal can hold no row for it (any more).</summary>
    public static Guid? Named(string? text, DateTimeOffset now, TimeSpan horizon) =>
        Guid.TryParse(text, out var id) && Of(id, null, [], now, horizon) is { Refusal: null } known && known.Id == id ? id : null;

    /// <summary>
    /// A v7 of the last <paramref name="horizon"/> is taken as it is, any other id hashed. One from beyond is refused: what it would repeat is forgotten.
    /// </summary>
    /// <param name="id">The transport's id as a UUID, if it is one.</param>
    /// <param name="text">The transport's id as it came, if any.</param>
    /// <param name="scope">What makes a foreign id unique: tenant, publisher and message type.</param>
    /// <param name="now">The time to compare with.</param>
    /// <param name="horizon">How long ids are told apart.</param>
    public static IncomingId Of(Guid? id, string? text, IReadOnlyList<string> scope, DateTimeOffset now, TimeSpan horizon)
    {
        if (id is { Version: 8 } ours && ours.ToByteArray(bigEndian: true)[0] == 0xFF)
            return new IncomingId(ours, null);

        if (id is { Version: 7 } version7)
        {
            var age = now - MessageIds.TimeOf(version7);
            if (age > horizon)
                return Refused($"Its id is {age.TotalDays:F0} days old and ids are told apart for {horizon.TotalDays:F0}: whether it ran before is not known.");
            if (age < -MaxAhead)
                return Refused($"Its id is {-age.TotalMinutes:F0} minutes in the future, {MaxAhead.TotalMinutes:F0} are allowed: the sender's clock is off.");
            return new IncomingId(version7, null);
        }

        return new IncomingId(Foreign(), null);

        IncomingId Refused(string why) => new(Foreign(), why);

        Guid Foreign() => MessageIds.Foreign([.. scope, id?.ToString() ?? text ?? ""]);
    }
}
