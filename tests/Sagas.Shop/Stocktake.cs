using MassTransit;

namespace Sagas.Shop;

/// <summary>The saga with many branches: every shelf is counted by whoever has time, and the answers come at once.</summary>
internal sealed class Stocktake : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";

    public int Version { get; set; }

    /// <summary>How many shelves there are.</summary>
    public int Shelves { get; set; }

    /// <summary>How many were counted.</summary>
    public int Counted { get; set; }
}
