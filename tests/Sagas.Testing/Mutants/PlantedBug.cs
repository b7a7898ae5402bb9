using System.Text.RegularExpressions;

namespace Sagas.Testing.Mutants;

/// <summary>A bug that somebody might write one day, planted in a copy of the product.</summary>
public abstract partial record PlantedBug
{
    /// <summary>Such as <c>cursor-by-maximum</c>.</summary>
    public string Name => Capital().Replace(GetType().Name, "-").ToLowerInvariant();

    /// <summary>The bug, in a sentence.</summary>
    public abstract string Plants { get; }

    /// <summary>The file, from the root of the checkout.</summary>
    public abstract string File { get; }

    /// <summary>What is changed in it.</summary>
    public abstract IReadOnlyList<Edit> Edits { get; }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();
}
