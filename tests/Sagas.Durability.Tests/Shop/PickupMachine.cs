using MassTransit;

namespace Sagas.Durability.Tests.Shop;

public sealed class PickupMachine : MassTransitStateMachine<Pickup>
{
    public PickupMachine()
    {
        InstanceState(pickup => pickup.State);
        Event(() => AwaitPickup, e => e.CorrelateById(c => c.Message.PickupId));
        Event(() => PickedUp, e => e.CorrelateById(c => c.Message.PickupId));
        Schedule(() => Reminder, pickup => pickup.ReminderToken, s => s.Received = e => e.CorrelateById(c => c.Message.PickupId));

        Initially(When(AwaitPickup)
            .Schedule(Reminder, c => new PickupReminder(c.Saga.CorrelationId), c => TimeSpan.FromMilliseconds(c.Message.RemindAfterMs))
            .TransitionTo(Waiting));
        During(Waiting,
            When(AwaitPickup).Schedule(Reminder, c => new PickupReminder(c.Saga.CorrelationId), c => TimeSpan.FromMilliseconds(c.Message.RemindAfterMs)),
            When(Reminder.Received).Then(c => c.Saga.Reminders++),
            When(PickedUp).Unschedule(Reminder).TransitionTo(Collected));
    }

    public State Waiting { get; private set; } = null!;

    public State Collected { get; private set; } = null!;

    public Event<AwaitPickup> AwaitPickup { get; private set; } = null!;

    public Event<PickedUp> PickedUp { get; private set; } = null!;

    public Schedule<Pickup, PickupReminder> Reminder { get; private set; } = null!;
}
