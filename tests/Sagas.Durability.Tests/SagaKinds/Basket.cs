using MassTransit;

namespace Sagas.Durability.Tests.SagaKinds;

/// <summary>A saga of one row with a column of every plain kind, named as the journal's own columns are where that could hurt.</summary>
public sealed class Basket : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public int State { get; set; }

    public int Version { get; set; }

    public string Customer { get; set; } = "";

    public string? Act { get; set; }

    public int? Expected { get; set; }

    public Colour Colour { get; set; }

    public Colour? Ribbon { get; set; }

    public decimal Price { get; set; }

    public double Weight { get; set; }

    public bool IsGift { get; set; }

    public long NodeSeq { get; set; }

    public DateTime FilledAt { get; set; }

    public DateTime? EmptiedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    public DateOnly Day { get; set; }

    public TimeSpan Patience { get; set; }

    public Guid? Parent { get; set; }

    public byte[]? Picture { get; set; }

    /// <summary>Kept as JSON by a converter.</summary>
    public Label? Label { get; set; }
}
