using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Delivery;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Undelivered;
using Sagas.Testing;
using Sagas.Testing.Amqp;

namespace Sagas.Durability.Tests.Undelivered;

public class PostgresRabbitMqUndeliveredTests : UndeliveredContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private LargeShop _large = null!;

    protected override int Attempts => 3;

    protected override async Task<ShopSetup> SetUpAsync() => _large = await LargeShop.CreateAsync();

    /// <summary>Each of these makes the broker close the channel, and all the others are on it.</summary>
    [Theory]
    [InlineData("exchange:amq.reserved", 0, "forbidden")]
    [InlineData("exchange:locked", 0, "forbidden")]
    [InlineData("queue:ship-order", 6_000_000, "not_accepted")]
    public async Task What_the_broker_closes_a_channel_for_is_set_aside_and_costs_nobody_else_a_try(string to, int length, string cause)
    {
        await _large.ForbidWritingAsync("locked");
        var (refused, orders) = (Guid.CreateVersion7(), Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList());
        var wrong = Task.WhenAll(Enumerable.Range(0, 4).Select(i => Shop.SendAsync("forward", new Forward(refused, [to], length + i))));

        await Task.WhenAll(orders.Select(order => Shop.SendAsync("order", new PlaceOrder(order))));
        await wrong;
        await Task.WhenAll(orders.Select(order => Shop.OrderAsync(order, o => o.State == "Shipped")));

        await Eventually.TrueAsync("four rows", Patience, () => Shop.ReadAsync(async db => await db.Set<UndeliveredRow>().CountAsync() == 4));
        (await Shop.ReadAsync(db => db.Set<UndeliveredRow>().Select(row => new { row.Cause, row.Attempts }).Distinct().ToListAsync()))
            .ShouldHaveSingleItem().ShouldBe(new { Cause = cause, Attempts = 3 });
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task Sent_again_when_the_queue_is_there_it_arrives_under_its_own_id()
    {
        var order = Guid.CreateVersion7();
        await Shop.SendAsync("forward", new Forward(order, ["queue:nowhere"]));
        var row = await SetAsideAsync(order);
        await using var stranger = await PlainAmqp.ConnectAsync(_large.RabbitMq);
        await stranger.DeclareQueueAsync("nowhere", exchange: "nowhere");

        await SendAsync(row.Id);

        (await stranger.NextAsync("nowhere", Patience)).MessageId.ShouldBe(row.MessageId.ToString());
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task An_exchange_that_is_deleted_while_the_link_stands_is_declared_again()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var stranger = await PlainAmqp.ConnectAsync(_large.RabbitMq);
        await stranger.DeclareQueueAsync("notes", exchange: "notes");
        await Shop.SendAsync("forward", new Forward(first, ["queue:notes"]));
        await stranger.NextAsync("notes", Patience);

        await stranger.DeleteExchangeAsync("notes");
        await Shop.SendAsync("forward", new Forward(second, ["queue:notes"]));
        await Eventually.TrueAsync("the exchange", Patience, () => stranger.BindAsync("notes", exchange: "notes"));

        (await stranger.NextAsync("notes", Patience)).ShouldNotBeNull();
        await Shop.DeliveredAsync();
        (await Shop.ReadAsync(db => db.Set<UndeliveredRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_lost_a_life_sets_nothing_of_it_aside()
    {
        var life = new NodeLife(Guid.CreateVersion7(), TimeProvider.System);
        var message = new OutgoingMessage { Kind = OutgoingKind.Command, MessageId = MessageIds.New(TimeProvider.System), Destination = new Uri("queue:nowhere"), Body = "{}"u8.ToArray() };

        (await Shop.Services.GetRequiredService<UndeliveredSends>().SetAsideAsync(life, 1, message, new BrokerRefusal("unroutable", "No."), 3, CancellationToken.None)).ShouldBeFalse();

        (await Shop.ReadAsync(db => db.Set<UndeliveredRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_node_with_too_much_to_deliver_takes_nothing_until_there_is_room()
    {
        await Shop.DisposeAsync();
        await AgainAsync(ShopHost.StartAsync(new AdjustedShop(Setup, j => j.LimitBacklog(0)), time: new HurriedTime(), register: x => x.AddConsumer<ForwardConsumer>()));
        var (refused, order) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Shop.SendAsync("forward", new Forward(refused, ["queue:nowhere"]));
        await Shop.EventuallyAsync("a row that waits", _ => Task.FromResult(Shop.Health.Backlog > 0));

        await Shop.SendAsync("ship-order", new ShipOrder(order));

        await Shop.EventuallyAsync("the parcel", _ => Task.FromResult(Shop.Desk.Runs(order) > 0));
        (await Shop.ReadAsync(db => db.Set<UndeliveredRow>().CountAsync())).ShouldBe(1);
        await Shop.DeliveredAsync();
    }
}
