using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Tests.Purchase;

/// <summary>The saga of a shop's purchase.</summary>
public sealed class PurchaseSaga : IWorkflowSaga
{
    public Guid CorrelationId { get; init; } = new("01900000-0000-7000-8000-000000000001");

    public string State { get; set; } = "";

    public Progress Progress { get; set; } = new();

    public string? ChargeId { get; set; }

    public string? Reason { get; set; }
}
