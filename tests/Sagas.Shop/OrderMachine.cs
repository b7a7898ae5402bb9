using MassTransit;

namespace Sagas.Shop;

/// <summary>Four states, three steps. Its first step sends two messages, so that it can die between them.</summary>
internal sealed class OrderMachine : MassTransitStateMachine<Order>
{
    public OrderMachine()
    {
        InstanceState(order => order.State);
        Event(() => PlaceOrder, e => e.CorrelateById(c => c.Message.OrderId));
        Event(() => OrderPacked, e => e.CorrelateById(c => c.Message.OrderId));
        Event(() => OrderCounted, e => e.CorrelateById(c => c.Message.OrderId));

        Initially(When(PlaceOrder)
            .Send(new Uri("queue:pack-order"), c => new PackOrder(c.Saga.CorrelationId))
            .Send(new Uri("queue:count-order"), c => new CountOrder(c.Saga.CorrelationId))
            .TransitionTo(Placed));
        During(Placed, When(OrderPacked).TransitionTo(Packed), When(OrderCounted).TransitionTo(Counted));
        During(Packed, When(OrderCounted).TransitionTo(Finished));
        During(Counted, When(OrderPacked).TransitionTo(Finished));
    }

    public State Placed { get; private set; } = null!;

    public State Packed { get; private set; } = null!;

    public State Counted { get; private set; } = null!;

    public State Finished { get; private set; } = null!;

    public Event<PlaceOrder> PlaceOrder { get; private set; } = null!;

    public Event<OrderPacked> OrderPacked { get; private set; } = null!;

    public Event<OrderCounted> OrderCounted { get; private set; } = null!;
}
