using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Undelivered;

/// <summary>A shop that lets hardly anything wait for delivery.</summary>
public sealed class SmallBacklog(ShopSetup shop) : ShopSetup
{
    public const int Rows = 0;

    public override void Database(DbContextOptionsBuilder options) => shop.Database(options);

    public override void Journal(IJournalConfigurator journal)
    {
        shop.Journal(journal);
        journal.LimitBacklog(Rows);
    }

    public override void Transport(IBusRegistrationConfigurator bus) => shop.Transport(bus);

    public override ValueTask DisposeAsync() => shop.DisposeAsync();
}
