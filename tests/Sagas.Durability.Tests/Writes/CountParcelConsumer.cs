using MassTransit;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Tests.Writes;

public sealed class CountParcelConsumer(IJournalWrites writes) : IConsumer<CountParcel>
{
    public Task Consume(ConsumeContext<CountParcel> context)
    {
        writes.Insert(new Parcel { Id = context.Message.ParcelId, OrderId = context.Message.Shelf });
        writes.Execute($"UPDATE shelf SET stock = stock - {1} WHERE id = {context.Message.Shelf}");
        return Task.CompletedTask;
    }
}
