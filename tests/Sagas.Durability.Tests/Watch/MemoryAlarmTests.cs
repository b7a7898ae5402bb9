using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Tests.Lives;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Watch;

/// <summary>The broker is under an alarm for everybody, so that nothing else may run beside.</summary>
[Collection(nameof(AloneOnTheServers))]
public sealed class MemoryAlarmTests : IAsyncLifetime
{
    private const int MaxBacklog = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private LargeShop _setup = null!;
    private ShopHost _shop = null!;

    public async ValueTask InitializeAsync()
    {
        _setup = await LargeShop.CreateAsync();
        _shop = await ShopHost.StartAsync(_setup, journal: journal => journal.LimitBacklog(MaxBacklog));
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _setup.DisposeAsync();
    }

    [Fact]
    public async Task Under_a_memory_alarm_the_node_is_not_ready_and_takes_scopes_up_to_its_limit_and_all_of_it_goes_out_when_the_alarm_goes()
    {
        await UntilAsync("readiness", () => _shop.Health.IsDelivering);
        var accepted = new List<Guid>();

        await using (await MemoryAlarm.RaiseAsync())
        {
            await UntilAsync("a readiness that says what is wrong", () => _shop.Health.DeliveryTrouble is { } trouble && trouble.Contains("alarm", StringComparison.Ordinal));
            for (var i = 0; i <= MaxBacklog; i++)
                accepted.Add(await AcceptAsync());
            await Should.ThrowAsync<JournalBusyException>(AcceptAsync);
            _shop.Health.StuckEndpoints.ShouldBeEmpty();
        }

        await UntilAsync("readiness", () => _shop.Health.IsDelivering);
        foreach (var _ in accepted)
            accepted.ShouldContain(await _shop.Desk.NextReturnAsync(Patience));
        await _shop.DeliveredAsync();
    }

    private async Task<Guid> AcceptAsync()
    {
        var id = Guid.CreateVersion7();
        await using var scope = _shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(id));
        await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
        return id;
    }

    private static Task UntilAsync(string what, Func<bool> isSo) => Eventually.TrueAsync(what, Patience, () => Task.FromResult(isSo()));
}
