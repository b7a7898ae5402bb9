using Sagas.Dashboard.Text;

namespace Sagas.Dashboard.Tests.Text;

public sealed class TimeTextTests
{
    [Fact]
    public void Times_for_machines_always_have_milliseconds() =>
        TimeText.Iso(new DateTime(2026, 2, 1, 9, 30, 0, DateTimeKind.Utc)).ShouldBe("2026-02-01T09:30:00.000Z");
}
