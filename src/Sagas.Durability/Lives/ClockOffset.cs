namespace Sagas.Durability.Lives;

/// <summary>How far this machine's clock is from the database's.</summary>
internal static class ClockOffset
{
    /// <summary>Further off than this a node is not well: what the application itself reads off the machine's clock would mislead others.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The offset that is certain, positive when the own clock is ahead: the database read its clock at some instant of the round trip, so half of
    /// that is taken off.
    /// </summary>
    /// <param name="sent">The own clock when the question was sent.</param>
    /// <param name="roundTrip">How long the answer took, by the monotonic clock.</param>
    /// <param name="answer">The database's clock in the answer.</param>
    public static TimeSpan Of(DateTimeOffset sent, TimeSpan roundTrip, DateTimeOffset answer)
    {
        var middle = sent + (roundTrip / 2) - answer;
        var certain = middle.Duration() - (roundTrip / 2);
        return certain <= TimeSpan.Zero ? TimeSpan.Zero : middle < TimeSpan.Zero ? -certain : certain;
    }
}
