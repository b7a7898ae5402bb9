using Sagas.Dashboard.Text;

namespace Sagas.Dashboard.Tests.Text;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(-5, "0 ms")]
    [InlineData(0, "0 ms")]
    [InlineData(1, "1 ms")]
    [InlineData(999, "999 ms")]
    [InlineData(1000, "1 s")]
    [InlineData(12_499, "12.4 s")]
    [InlineData(59_999, "59.9 s")]
    [InlineData(60_000, "1 min")]
    [InlineData(200_000, "3 min 20 s")]
    [InlineData(3_599_999, "59 min 59 s")]
    [InlineData(3_600_000, "1 h")]
    [InlineData(18_120_000, "5 h 2 min")]
    [InlineData(86_399_999, "23 h 59 min")]
    [InlineData(273_600_000, "3 d 4 h")]
    [InlineData(34_560_000_000, "400 d")]
    public void A_duration_has_two_units_at_most(long milliseconds, string text) => DurationText.OfMilliseconds(milliseconds).ShouldBe(text);
}
