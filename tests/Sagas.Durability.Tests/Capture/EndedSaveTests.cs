using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Capture;

/// <summary>An interceptor of the application's own ends a save after the journal's row was added to it and before anything is written: EF does not call that a failed save.</summary>
public sealed class EndedSaveTests : ShopContract
{
    private readonly DoorKeeper _keeper = new();

    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());

    private protected override Task<ShopHost> StartAsync() =>
        ShopHost.StartAsync(Setup, register: x => x.ConfigureDbContext<ShopDbContext>(options => options.AddInterceptors(_keeper)));

    [Fact]
    public async Task What_was_sent_goes_out_once_with_the_next_save()
    {
        var id = Guid.CreateVersion7();
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(id));
            var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            _keeper.IsShut = true;
            await Should.ThrowAsync<InvalidOperationException>(() => database.SaveChangesAsync());
            _keeper.IsShut = false;

            await database.SaveChangesAsync();
        }

        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(id);
        await Shop.DeliveredAsync();
        (await Shop.ReadAsync(db => db.Set<JournalRow>().CountAsync(row => row.ConsumerId == ConsumerKey.BusOutbox.Id && row.Outgoing != null))).ShouldBe(1);
    }

    [Fact]
    public async Task Where_no_save_follows_nothing_goes_out_and_the_cursor_goes_on()
    {
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(Guid.CreateVersion7()));
            _keeper.IsShut = true;
            await Should.ThrowAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync());
        }

        _keeper.IsShut = false;
        await Shop.DeliveredAsync();
        (await Shop.ReadAsync(db => db.Set<JournalRow>().CountAsync(row => row.ConsumerId == ConsumerKey.BusOutbox.Id))).ShouldBe(0);
    }

    private sealed class DoorKeeper : SaveChangesInterceptor
    {
        public bool IsShut { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            IsShut ? throw new InvalidOperationException("The door is shut.") : ValueTask.FromResult(result);
    }
}
