using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Sagas.Durability.Tests.Shop;

/// <summary>Where a shop keeps its data and what carries its messages; outlives the shops that are started on it.</summary>
public abstract class ShopSetup : IAsyncDisposable
{
    public abstract void Database(DbContextOptionsBuilder options);

    public abstract void Journal(IJournalConfigurator journal);

    public abstract void Transport(IBusRegistrationConfigurator bus);

    public abstract ValueTask DisposeAsync();
}
