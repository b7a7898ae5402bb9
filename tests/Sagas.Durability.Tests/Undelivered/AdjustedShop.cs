using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Undelivered;

/// <summary>A shop whose journal is set otherwise.</summary>
public sealed class AdjustedShop(ShopSetup shop, Action<IJournalConfigurator> adjust) : ShopSetup
{
    public override void Database(DbContextOptionsBuilder options) => shop.Database(options);

    public override void Journal(IJournalConfigurator journal)
    {
        shop.Journal(journal);
        adjust(journal);
    }

    public override void Transport(IBusRegistrationConfigurator bus) => shop.Transport(bus);

    public override ValueTask DisposeAsync() => shop.DisposeAsync();
}
