using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timers;
using Sagas.Testing;

namespace Sagas.Durability.Tests.Timers;

/// <summary>Timers belong to the database, not to the node that set them.</summary>
public sealed class TwoNodesTimerTests : TwoNodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Each_timer_fires_once_whichever_node_set_it()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7()).ToList();
        await ScheduleAsync(First, ids[..50], TimeSpan.FromMilliseconds(300));
        await ScheduleAsync(Second, ids[50..], TimeSpan.FromMilliseconds(300));

        await Eventually.TrueAsync("every postcard", Patience, () => Task.FromResult(ids.TrueForAll(id => Runs(id) > 0)));
        await First.EventuallyAsync("the last timer", async db => !await db.Set<TimerRow>().AnyAsync());
        await First.DeliveredAsync();
        await Second.DeliveredAsync();

        ids.ShouldAllBe(id => Runs(id) == 1);
        var fired = await First.ReadAsync(db => db.Set<JournalRow>().Where(row => row.ConsumerId == ConsumerKey.Timer.Id).Select(row => row.MessageId).ToListAsync());
        fired.Distinct().Count().ShouldBe(ids.Count);
    }

    [Fact]
    public async Task A_timer_of_a_node_that_is_gone_fires_at_another()
    {
        var id = Guid.CreateVersion7();
        await ScheduleAsync(First, [id], TimeSpan.FromSeconds(1));
        await First.DisposeAsync();

        await Eventually.TrueAsync("the postcard", Patience, () => Task.FromResult(Second.Desk.Runs(id) == 1));
    }

    [Fact]
    public async Task What_one_node_set_a_person_cancels_at_the_other()
    {
        var (cancelled, later) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ScheduleAsync(First, [cancelled], TimeSpan.FromSeconds(1));
        var timers = Second.Services.GetRequiredService<ITimers>();
        var timer = (await timers.ListAsync(new TimerListing(null, null, 10), CancellationToken.None)).ShouldHaveSingleItem();

        (await timers.CancelAsync(timer.Token, new TimerDecision("ada", "No longer needed."), null, CancellationToken.None)).ShouldBe(TimerOutcome.Done);
        await ScheduleAsync(First, [later], TimeSpan.FromMilliseconds(1_200));

        await Eventually.TrueAsync("the one after it", Patience, () => Task.FromResult(Runs(later) == 1));
        Runs(cancelled).ShouldBe(0);
    }

    private protected override void Register(IBusRegistrationConfigurator configurator) => configurator.AddConsumers(typeof(PostcardConsumer));

    private static async Task ScheduleAsync(ShopHost node, List<Guid> ids, TimeSpan after)
    {
        await using var scope = node.Services.CreateAsyncScope();
        foreach (var id in ids)
            await scope.ServiceProvider.GetRequiredService<IMessageScheduler>().ScheduleSend(new Uri("queue:postcard"), DateTime.UtcNow + after, new WritePostcard(id));
        await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
    }

    private int Runs(Guid id) => First.Desk.Runs(id) + Second.Desk.Runs(id);
}
