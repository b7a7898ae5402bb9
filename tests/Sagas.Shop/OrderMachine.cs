using MassTransit;

namespace Sagas.Shop;

/// <summary>Five states, four steps. The first sends two messages, so that it can die between them; the third sets a timer, which finishes the order.</summary>
internal sealed class OrderMachine : MassTransitStateMachine<Order>
{
    public OrderMachine(IConfiguration settings)
    {
        InstanceState(order => order.State);
        Event(() => PlaceOrder, e => e.CorrelateById(c => c.Message.OrderId));
        Event(() => OrderPacked, e => e.CorrelateById(c => c.Message.OrderId));
        Event(() => OrderCounted, e => e.CorrelateById(c => c.Message.OrderId));
        Schedule(() => Closing, order => order.ClosingToken, s =>
        {
            s.Delay = settings.GetValue("ClosingAfter", TimeSpan.FromMilliseconds(200));
            s.Received = e => e.CorrelateById(c => c.Message.OrderId);
        });

        Initially(When(PlaceOrder)
            .Send(new Uri("queue:pack-order"), c => new PackOrder(c.Saga.CorrelationId))
            .Send(new Uri("queue:count-order"), c => new CountOrder(c.Saga.CorrelationId))
            .TransitionTo(Placed));
        During(Placed, When(OrderPacked).TransitionTo(Packed), When(OrderCounted).TransitionTo(Counted));
        During(Packed, When(OrderCounted).Schedule(Closing, c => new CloseOrder(c.Saga.CorrelationId)).TransitionTo(Done));
        During(Counted, When(OrderPacked).Schedule(Closing, c => new CloseOrder(c.Saga.CorrelationId)).TransitionTo(Done));
        During(Done, When(Closing.Received).TransitionTo(Finished));
    }

    public State Placed { get; private set; } = null!;

    public State Packed { get; private set; } = null!;

    public State Counted { get; private set; } = null!;

    public State Done { get; private set; } = null!;

    public State Finished { get; private set; } = null!;

    public Event<PlaceOrder> PlaceOrder { get; private set; } = null!;

    public Event<OrderPacked> OrderPacked { get; private set; } = null!;

    public Event<OrderCounted> OrderCounted { get; private set; } = null!;

    public Schedule<Order, CloseOrder> Closing { get; private set; } = null!;
}
