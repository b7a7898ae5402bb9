using MassTransit;

namespace Sagas.Durability.Tests.SagaKinds;

/// <summary>A saga that only EF can write: an owned type, another in JSON, a collection, and a table of its own for its items.</summary>
public sealed class Hamper : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";

    public int Version { get; set; }

    public List<int> Marks { get; set; } = [];

    public HamperCard Card { get; set; } = new();

    public HamperCard Json { get; set; } = new();

    public List<HamperItem> Items { get; set; } = [];
}

public sealed class HamperCard
{
    public string Text { get; set; } = "";
}

public sealed class HamperItem
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";
}
