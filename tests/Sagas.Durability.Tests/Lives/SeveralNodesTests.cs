using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing;

namespace Sagas.Durability.Tests.Lives;

/// <summary>Nodes that share one PostgreSQL and one RabbitMQ.</summary>
public sealed class SeveralNodesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly PausableTime _time = new();
    private LargeShop _setup = null!;
    private ShopHost _first = null!;
    private ShopHost? _second;

    public async ValueTask InitializeAsync()
    {
        _setup = await LargeShop.CreateAsync();
        _first = await ShopHost.StartAsync(_setup, time: _time);
    }

    public async ValueTask DisposeAsync()
    {
        _time.Resume();
        if (_second is not null)
            await _second.DisposeAsync();
        await _first.DisposeAsync();
        await _setup.DisposeAsync();
    }

    [Fact]
    public async Task Nodes_work_side_by_side_and_see_each_other()
    {
        await StartSecondAsync();
        var orders = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
        await Task.WhenAll(orders.Select(id => _first.SendAsync("order", new PlaceOrder(id))));
        await Task.WhenAll(orders.Select(id => _first.OrderAsync(id, order => order.State == "Shipped")));

        await Eventually.TrueAsync("two nodes", Patience, () => Task.FromResult(_first.Health.LiveNodes == 2 && _second!.Health.LiveNodes == 2));
        (await ParcelsAsync()).ShouldBe(orders.Count);
        (await NodesAsync()).Select(node => node.Epoch).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task What_a_dead_node_committed_and_did_not_send_another_sends_under_the_stored_ids_within_five_seconds()
    {
        await StartSecondAsync();
        var order = Guid.CreateVersion7();
        var lost = await LostLife.WriteAsync(_first, [order]);

        await Eventually.TrueAsync("the parcel", TimeSpan.FromSeconds(5), async () => await ParcelsAsync() == 1);

        (await _first.ReadAsync(db => db.Set<JournalRow>().CountAsync(row => row.MessageId == lost.Messages[0]))).ShouldBe(1);
        await EndedAsync(lost);
        (_first.Desk.Runs(order) + _second!.Desk.Runs(order)).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_taker_dies_half_way_the_next_goes_on_from_the_cursor()
    {
        var orders = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        var lost = await LostLife.WriteAsync(_first, orders, epoch: 2, cursor: 1);

        await EndedAsync(lost);

        await Eventually.TrueAsync("two parcels", Patience, async () => await ParcelsAsync() == 2);
        orders.Select(_first.Desk.Runs).ShouldBe([0, 1, 1]);
    }

    [Fact]
    public async Task A_life_that_is_being_delivered_is_left_to_its_taker_until_that_ends()
    {
        // No queue of that name: it goes again for a quarter of a minute before it is set aside, and never arrives.
        var lost = await LostLife.WriteAsync(_first, [Guid.CreateVersion7()], queue: "nowhere");
        await EpochAsync(lost, 2);
        await StartSecondAsync();
        var seen = await HeartbeatAsync(lost);

        await Eventually.TrueAsync("four seconds of heartbeats", Patience, async () => await HeartbeatAsync(lost) - seen > TimeSpan.FromSeconds(4));
        (await NodesAsync()).Single(node => node.Id == lost.Id).Epoch.ShouldBe(2);

        _time.Pause();
        await EpochAsync(lost, 3);
    }

    [Fact]
    public async Task A_node_that_stood_still_is_taken_over_and_goes_on_as_a_new_life()
    {
        await StartSecondAsync();
        var old = _first.Life;
        _time.Pause();
        await Eventually.TrueAsync("the take-over", Patience, async () => (await NodesAsync()).All(node => node.Id != old || node.Epoch == 2));

        _time.Resume();

        await Eventually.TrueAsync("a new life", Patience, () => Task.FromResult(_first.Life != old));
        await Eventually.TrueAsync("two nodes, and the old life gone", Patience, async () =>
            (await NodesAsync()).Select(node => node.Id).ToHashSet().SetEquals([_first.Life, _second!.Life]));
    }

    [Fact]
    public async Task A_handler_of_a_life_that_was_taken_over_commits_nothing_and_runs_again_in_the_next()
    {
        var (old, order) = (_first.Life, Guid.CreateVersion7());
        await _time.StandStillAsync(); // It must not notice by its heartbeat.
        await RaiseAsync(old);
        await _first.SendAsync("ship-order", new ShipOrder(order));

        await Eventually.TrueAsync("a new life", Patience, () => Task.FromResult(_first.Life != old));
        (await ParcelsAsync()).ShouldBe(0);
        _time.Resume();

        await Eventually.TrueAsync("the parcel", Patience, async () => await ParcelsAsync() == 1);
        _first.Desk.Runs(order).ShouldBeGreaterThan(1);
        (await _first.ReadAsync(db => db.Set<JournalRow>().AnyAsync(row => row.NodeId == old))).ShouldBeFalse();
        await _first.DeliveredAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_scope_of_a_life_that_was_taken_over_commits_nothing_and_succeeds_when_it_tries_again(bool ownTransaction)
    {
        var (old, order) = (_first.Life, Guid.CreateVersion7());
        await _time.StandStillAsync();
        await RaiseAsync(old);

        var refused = await Should.ThrowAsync<PostgresException>(() => PublishAsync(order, ownTransaction));

        DatabaseAway.Is(refused).ShouldBeTrue();
        (await ParcelsAsync()).ShouldBe(0);
        await Eventually.TrueAsync("a new life", Patience, () => Task.FromResult(_first.Life != old));
        await PublishAsync(order, ownTransaction);
        (await _first.Desk.NextReturnAsync(Patience)).ShouldBe(order);
        (await _first.ReadAsync(db => db.Set<JournalRow>().AnyAsync(row => row.NodeId == old))).ShouldBeFalse();
        await _first.DeliveredAsync();
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_settled_after_a_take_over_too()
    {
        var life = _first.Services.GetRequiredService<JournalRuntime>().Life;
        var probe = _first.Services.GetRequiredService<OutcomeProbe>();
        var (committed, missing) = (Row(life), Row(life));
        await _first.ReadAsync(async db =>
        {
            db.Add(committed);
            return await db.SaveChangesAsync();
        });
        await RaiseAsync(life.Id);

        (await probe.IsCommittedAsync(committed, CancellationToken.None)).ShouldBeTrue();
        (await probe.IsCommittedAsync(missing, CancellationToken.None)).ShouldBeFalse();
        (await _first.ReadAsync(db => db.Set<JournalRow>().AnyAsync(row => row.MessageId == missing.MessageId))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_clock_is_compared_with_the_databases()
    {
        await Eventually.TrueAsync("two heartbeats", Patience, async () => (await NodesAsync()).Single().Heartbeat > DateTime.UtcNow.AddSeconds(-1));

        _first.Health.ClockOffset.Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        _first.Health.IsClockRight.ShouldBeTrue();
    }

    private async Task StartSecondAsync() => _second = await ShopHost.StartAsync(_setup);

    private async Task PublishAsync(Guid order, bool ownTransaction)
    {
        await using var scope = _first.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        await using var transaction = ownTransaction ? await database.Database.BeginTransactionAsync() : null;
        database.Add(new Parcel { Id = Guid.NewGuid(), OrderId = order });
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(order));
        await database.SaveChangesAsync();
        if (transaction is not null)
            await transaction.CommitAsync();
    }

    private static JournalRow Row(NodeLife life) => new()
    {
        ConsumerId = Guid.NewGuid(),
        MessageId = Guid.CreateVersion7(),
        Tenant = "default",
        Life = life,
        NodeId = life.Id,
        NodeSeq = life.NextSeq(),
        At = DateTime.UtcNow,
    };

    /// <summary>As a node that takes the life over does.</summary>
    private Task<int> RaiseAsync(Guid life) => _first.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE journal_node SET epoch = epoch + 1 WHERE id = {life}"));

    private Task<List<JournalNode>> NodesAsync() => _first.ReadAsync(db => db.Set<JournalNode>().AsNoTracking().ToListAsync());

    private Task<int> ParcelsAsync() => _first.ReadAsync(db => db.Set<Parcel>().CountAsync());

    private async Task<DateTime> HeartbeatAsync(LostLife life) => (await NodesAsync()).Single(node => node.Id == life.Id).Heartbeat;

    private Task EpochAsync(LostLife life, long epoch) => Eventually.TrueAsync(
        $"epoch {epoch}", Patience, async () => (await NodesAsync()).Single(node => node.Id == life.Id).Epoch == epoch);

    private Task EndedAsync(LostLife life) => Eventually.TrueAsync("the dead life's end", Patience, async () => (await NodesAsync()).All(node => node.Id != life.Id));
}
