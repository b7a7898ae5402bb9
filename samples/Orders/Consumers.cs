using MassTransit;

namespace Orders;

public sealed class Till(ShopDb db) : IConsumer<TakePayment>
{
    public async Task Consume(ConsumeContext<TakePayment> context)
    {
        db.Add(new Payment { Id = context.Message.OrderId, Cents = context.Message.Cents });
        await db.SaveChangesAsync(); // One commit with the message's inbox row and the answer below.
        await context.Publish(new OrderPaid(context.Message.OrderId));
    }
}

public sealed class Desk : IConsumer<ShipOrder>
{
    public Task Consume(ConsumeContext<ShipOrder> context) => context.Publish(new OrderShipped(context.Message.OrderId));
}
