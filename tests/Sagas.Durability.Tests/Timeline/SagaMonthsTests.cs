using Sagas.Durability.Timeline;

namespace Sagas.Durability.Tests.Timeline;

public class SagaMonthsTests
{
    [Fact]
    public void A_v7_lies_in_the_month_it_was_made_in() =>
        SagaMonths.Of(Guid.CreateVersion7(new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero))).ShouldBe(new DateOnly(2026, 2, 1));

    [Fact]
    public void An_id_that_carries_no_time_lies_in_the_constant_month() =>
        SagaMonths.Of(Guid.Parse("6f9619ff-8b86-4011-b42d-00c04fc964ff")).ShouldBe(SagaMonths.Undated);
}
