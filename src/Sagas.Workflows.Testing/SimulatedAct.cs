namespace Sagas.Workflows.Testing;

/// <summary>What became of one execution of a step, by the books of whoever did it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">Its branch, of those that come from data.</param>
/// <param name="Command">What was asked for.</param>
/// <param name="IsDone">Whether it was done.</param>
/// <param name="IsUndone">Whether it was undone after that.</param>
public sealed record SimulatedAct(string Step, string? Key, object Command, bool IsDone, bool IsUndone)
{
    /// <summary>Whether it is done and not undone.</summary>
    public bool Stands => IsDone && !IsUndone;
}
