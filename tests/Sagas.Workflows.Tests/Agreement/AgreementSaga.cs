using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Tests.Agreement;

/// <summary>The saga of an agreement that several people sign.</summary>
public sealed class AgreementSaga : IWorkflowSaga
{
    public Guid CorrelationId { get; init; } = new("01900000-0000-7000-8000-000000000002");

    public string State { get; set; } = "";

    public Progress Progress { get; set; } = new();

    /// <summary>Who signs; those of equal order at the same time.</summary>
    public IReadOnlyList<(string Name, int Order)> Signers { get; set; } = [];

    public bool IsSealed { get; set; }
}
