using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Watch;

/// <summary>What becomes of an application whose bus MassTransit gives up while it starts.</summary>
public sealed class BusStartTests : IAsyncLifetime
{
    private LargeShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await LargeShop.CreateAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_broker_that_does_not_know_the_password_ends_the_process_instead_of_leaving_it_without_a_bus()
    {
        var refusal = await Should.ThrowAsync<ConnectionException>(() => ShopHost.StartAsync(new Stranger(_shop)));

        refusal.GetBaseException().Message.ShouldContain("ACCESS_REFUSED");
    }

    /// <summary>The shop with a password that is not the broker's.</summary>
    private sealed class Stranger(LargeShop shop) : ShopSetup
    {
        public override void Database(DbContextOptionsBuilder options) => shop.Database(options);

        public override void Journal(IJournalConfigurator journal) => shop.Journal(journal);

        public override void Transport(IBusRegistrationConfigurator bus) => bus.UsingRabbitMq((context, transport) =>
        {
            transport.Host(new UriBuilder(shop.RabbitMq) { Password = "not-it" }.Uri);
            transport.ConfigureEndpoints(context);
        });

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
