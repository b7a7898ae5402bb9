using MassTransit;

namespace Sagas.Durability.Tests.Shop;

/// <summary>A stranger's saga: an order that is placed, shipped and counted.</summary>
public sealed class Order : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";

    public int Version { get; set; }

    public int Lines { get; set; }
}
