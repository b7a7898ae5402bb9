namespace Sagas.Workflows.Operating;

/// <summary>A step that would be undone.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Key">Its branch, of those that come from data.</param>
/// <param name="Undo">The name of the command that undoes it.</param>
/// <param name="Execution">Its execution, or its undo's where that is under way.</param>
/// <param name="IsCertain">Whether it is known to be done. Where it is not, its answer is waited for first, and it is undone only if it was.</param>
public sealed record UndoPlanStep(string Step, string? Key, string Undo, Guid Execution, bool IsCertain);
