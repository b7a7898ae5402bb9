using Sagas.Workflows.Progressing;

namespace Sagas.Workflows;

/// <summary>A saga that a workflow moves: the application's own columns, and where it stands.</summary>
public interface IWorkflowSaga
{
    /// <summary>The saga's id, known from its first command on.</summary>
    Guid CorrelationId { get; }

    /// <summary>The state's name, as pages and the API show it. The workflow alone sets it.</summary>
    string State { get; set; }

    /// <summary>Where it stands in its workflow. The workflow alone sets it.</summary>
    Progress Progress { get; set; }
}
