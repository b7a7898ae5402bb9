using MassTransit;

namespace Sagas.Durability.Tests.Shop;

public sealed class OrderMachine : MassTransitStateMachine<Order>
{
    public OrderMachine()
    {
        InstanceState(order => order.State);
        Event(() => PlaceOrder, e => e.CorrelateById(c => c.Message.OrderId));
        Event(() => AddLine, e => e.CorrelateById(c => c.Message.OrderId));
        Event(() => OrderShipped, e => e.CorrelateById(c => c.Message.OrderId));

        Initially(When(PlaceOrder)
            .Send(new Uri("queue:ship-order"), c => new ShipOrder(c.Saga.CorrelationId))
            .TransitionTo(Placed));
        DuringAny(When(AddLine).Then(c => c.Saga.Lines++));
        During(Placed, When(OrderShipped).Then(c => c.Note().Step = "Ship").TransitionTo(Shipped));
    }

    public State Placed { get; private set; } = null!;

    public State Shipped { get; private set; } = null!;

    public Event<PlaceOrder> PlaceOrder { get; private set; } = null!;

    public Event<AddLine> AddLine { get; private set; } = null!;

    public Event<OrderShipped> OrderShipped { get; private set; } = null!;
}
