namespace Sagas.Workflows.Progressing;

/// <summary>Branches that are under way side by side.</summary>
/// <param name="Part">The parallel part's name in the definition.</param>
/// <param name="Key">The branch that it is in itself; null outside of branches.</param>
/// <param name="Open">Keys of the branches that have begun and not ended.</param>
/// <param name="Later">Groups of branches that begin when all of those before have ended, in order.</param>
public sealed record Join(string Part, string? Key, IReadOnlyList<string> Open, IReadOnlyList<IReadOnlyList<string>> Later);
