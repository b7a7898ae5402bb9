namespace Sagas.Workflows;

/// <summary>A workflow is declared in a way that cannot be carried out. The message says for each mistake what to write.</summary>
public sealed class WorkflowDefinitionException : Exception
{
    /// <summary>Names the mistakes.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="mistakes">A sentence for each.</param>
    public WorkflowDefinitionException(string workflow, IReadOnlyList<string> mistakes)
        : base($"Workflow '{workflow}' cannot be used as it is declared:{string.Concat(mistakes.Select(mistake => $"\n- {mistake}"))}") => Mistakes = mistakes;

    /// <summary>A sentence for each mistake.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
