using Sagas.Workflows.Deciding;

namespace Sagas.Workflows.MassTransit;

/// <summary>What a person decided about a saga, on its way to the saga. Who and why stand in the saga's timeline, also where it is refused by then.</summary>
public sealed record WorkflowOrder
{
    /// <summary>The saga.</summary>
    public required Guid SagaId { get; init; }

    /// <summary>What is to happen.</summary>
    public required OperatorAct Act { get; init; }

    /// <summary>Why, in the person's words.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>The saga's version on which the person decided: when it has moved since, nothing is done.</summary>
    public required int Version { get; init; }
}
