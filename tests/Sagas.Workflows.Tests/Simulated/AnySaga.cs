using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Tests.Simulated;

public sealed class AnySaga : IWorkflowSaga
{
    public Guid CorrelationId { get; init; } = new("01900000-0000-7000-8000-000000000003");

    public string State { get; set; } = "";

    public Progress Progress { get; set; } = new();
}
