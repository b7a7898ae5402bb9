using MassTransit;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.MassTransit.Tests.Purchase;

public sealed class PurchaseSaga : SagaStateMachineInstance, ISagaVersion, IWorkflowSaga
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";

    public int Version { get; set; }

    public Progress Progress { get; set; } = new();

    public long Cents { get; set; }

    public string? Receipt { get; set; }
}
