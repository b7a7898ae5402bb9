using Sagas.Durability.Identity;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Tests.Timers;

public class TimerIdTests
{
    private static readonly Guid Token = Guid.Parse("b2d9f0f4-5e1c-4c1a-9e52-0a4f4b1f8a11");
    private static readonly DateTime DueAt = new(2026, 3, 1, 9, 0, 0, 250, DateTimeKind.Utc);

    [Fact]
    public void It_is_a_v7_of_the_due_time_so_that_a_late_reminder_is_young()
    {
        var id = TimerId.Of(Token, DueAt);

        (id.Version, id.Variant & 0xC).ShouldBe((7, 8));
        MessageIds.TimeOf(id).UtcDateTime.ShouldBe(DueAt);
    }

    [Fact]
    public void It_is_the_same_each_time_and_another_for_another_token_or_time()
    {
        TimerId.Of(Token, DueAt).ShouldBe(TimerId.Of(Token, DueAt));
        TimerId.Of(Guid.NewGuid(), DueAt).ShouldNotBe(TimerId.Of(Token, DueAt));
        TimerId.Of(Token, DueAt.AddMilliseconds(1)).ShouldNotBe(TimerId.Of(Token, DueAt));
    }

    [Fact]
    public void A_due_time_is_rounded_up_so_that_nothing_is_early()
    {
        TimerId.Due(DueAt).ShouldBe(DueAt);
        TimerId.Due(DueAt.AddTicks(1)).ShouldBe(DueAt.AddMilliseconds(1));
        TimerId.Due(DueAt.ToLocalTime()).ShouldBe(DueAt);
    }
}
