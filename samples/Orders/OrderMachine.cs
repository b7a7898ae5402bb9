using MassTransit;

namespace Orders;

public sealed class OrderMachine : MassTransitStateMachine<Order>
{
    public OrderMachine()
    {
        InstanceState(order => order.State);
        Event(() => Placed, e => e.CorrelateById(c => c.Message.OrderId));
        Event(() => Paid, e => e.CorrelateById(c => c.Message.OrderId).OnMissingInstance(m => m.Fault()));
        Event(() => Shipped, e => e.CorrelateById(c => c.Message.OrderId).OnMissingInstance(m => m.Fault()));
        Initially(When(Placed).Publish(c => new TakePayment(c.Message.OrderId, c.Message.Cents)).TransitionTo(AwaitingPayment));
        During(AwaitingPayment, When(Paid).Publish(c => new ShipOrder(c.Message.OrderId)).TransitionTo(AwaitingParcel));
        During(AwaitingParcel, When(Shipped).Then(c => Console.WriteLine($"Order {c.Saga.CorrelationId} is shipped.")).TransitionTo(Done));
    }

    public State AwaitingPayment { get; private set; } = null!;
    public State AwaitingParcel { get; private set; } = null!;
    public State Done { get; private set; } = null!;
    public Event<OrderPlaced> Placed { get; private set; } = null!;
    public Event<OrderPaid> Paid { get; private set; } = null!;
    public Event<OrderShipped> Shipped { get; private set; } = null!;
}
