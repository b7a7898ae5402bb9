using CsCheck;
using Sagas.Dashboard.Today;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Today;

public sealed class SharePartTests
{
    private static readonly string[] States = ["Submitted", "RetryScheduled", "Compensating", "Completed", "Failed", "NeedsAttention"];

    [Fact]
    public void Shares_fill_the_bar_without_gap_and_none_vanishes() =>
        Gen.Int[0, 2_000_000].Array[6].Where(counts => counts.Any(count => count > 0)).Sample(counts =>
        {
            var parts = SharePart.Of([.. counts.Select((count, index) => new StateCount("payment", States[index], count))]);

            parts.Select(part => part.Status).ShouldBe(SagaStatus.All.Where((_, index) => counts[index] > 0));
            parts.ShouldAllBe(part => part.Width >= SharePart.Least);
            parts.Aggregate(0, (end, part) => part.X == end ? end + part.Width : -1).ShouldBe(SharePart.Whole);
        });

    [Fact]
    public void Half_is_half()
    {
        var parts = SharePart.Of([new StateCount("payment", "Completed", 5), new StateCount("payment", "Failed", 5)]);

        parts.ShouldBe([new SharePart("completed", 0, 500), new SharePart("compensated", 500, 500)]);
    }

    [Fact]
    public void Nothing_has_no_parts() => SharePart.Of([]).ShouldBeEmpty();
}
