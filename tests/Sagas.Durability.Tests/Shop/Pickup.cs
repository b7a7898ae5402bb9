using MassTransit;

namespace Sagas.Durability.Tests.Shop;

/// <summary>A parcel that waits at the counter, and whose owner is reminded.</summary>
public sealed class Pickup : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";

    public int Version { get; set; }

    public Guid? ReminderToken { get; set; }

    public int Reminders { get; set; }
}

public sealed record AwaitPickup(Guid PickupId, int RemindAfterMs);

public sealed record PickupReminder(Guid PickupId);

public sealed record PickedUp(Guid PickupId);
