using MassTransit;

namespace Sagas.Shop;

/// <summary>The saga: placed, packed and counted in either order, then finished by a timer.</summary>
internal sealed class Order : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";

    public int Version { get; set; }

    public Guid? ClosingToken { get; set; }
}
