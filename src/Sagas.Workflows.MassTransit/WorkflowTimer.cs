using MassTransit.Scheduling;

namespace Sagas.Workflows.MassTransit;

/// <summary>What a workflow's timer sends to its saga when it is due: a row of the journal's timers until then.</summary>
public sealed record WorkflowTimer
{
    // The timer's token is the core's, so that it is cancelled by what the saga knows, and set again is the same.
    static WorkflowTimer() => ScheduleTokenId.UseTokenId<WorkflowTimer>(timer => timer.Token);

    /// <summary>The saga.</summary>
    public required Guid SagaId { get; init; }

    /// <summary>The timer, as the saga knows it. One that it does not know any more changes nothing.</summary>
    public required Guid Token { get; init; }

    /// <summary>The step that it was set for.</summary>
    public required string Step { get; init; }
}
