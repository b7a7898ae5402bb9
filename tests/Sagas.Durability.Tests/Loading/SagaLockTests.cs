using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.Lives;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Tests.Loading;

/// <summary>Two nodes fight for one saga. Alone, since the meter counts for the whole process.</summary>
[Collection(nameof(AloneOnTheServers))]
public sealed class SagaLockTests : TwoNodes
{
    private const int Branches = 30;

    [Fact]
    public async Task Thirty_branches_that_answer_one_saga_at_once_are_each_counted_once_and_conflicts_are_bounded()
    {
        var id = Guid.CreateVersion7();
        await First.SendAsync("order", new PlaceOrder(id));
        await First.OrderAsync(id, order => order.State == "Shipped");
        using var conflicts = new MeterCount("sagas.journal.conflicts");

        await Task.WhenAll(Enumerable.Range(1, Branches).Select(line => (line % 2 == 0 ? First : Second).SendAsync("order", new AddLine(id, line))));

        (await First.OrderAsync(id, order => order.Lines == Branches)).Version.ShouldBe(Branches + 2);
        var versions = await First.ReadAsync(db => db.Set<HistoryRow>().Where(row => row.SagaId == id).OrderBy(row => row.Version).Select(row => row.Version).ToListAsync());
        versions.ShouldBe(Enumerable.Range(1, Branches + 2));
        conflicts.Count.ShouldBeLessThan(Branches * 5);
    }
}
