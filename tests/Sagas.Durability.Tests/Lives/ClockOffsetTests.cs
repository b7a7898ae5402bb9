using Sagas.Durability.Lives;

namespace Sagas.Durability.Tests.Lives;

public class ClockOffsetTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>All in milliseconds; the offset is that of the database's clock when it answers, which is somewhere in the round trip.</summary>
    [Theory]
    [InlineData(10, 5, 0)] // equal clocks
    [InlineData(10, 0, 0)] // the earliest it can have been
    [InlineData(10, 10, 0)] // the latest
    [InlineData(10, 3_000_000, -2_999_990)] // the database is ahead
    [InlineData(10, -3_000_000, 3_000_000)] // this machine is ahead
    [InlineData(5_000, 4_000, 0)] // a slow answer proves nothing
    public void Only_what_is_certain_is_told(int roundTrip, int databaseAfterSending, int offset) =>
        ClockOffset.Of(Noon, TimeSpan.FromMilliseconds(roundTrip), Noon.AddMilliseconds(databaseAfterSending)).ShouldBe(TimeSpan.FromMilliseconds(offset));
}
