using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Texts;

/// <summary>What pictures say about a step.</summary>
internal static class StepWords
{
    /// <summary>What is said of the pivot.</summary>
    public const string NoReturn = "point of no return";

    private const string OneAttempt = "1 attempt";

    /// <summary>Its time limit and its attempts; empty where there is neither.</summary>
    public static IReadOnlyList<string> Times(StepShape step)
    {
        var within = step.Within is null ? null : $"within {step.Within}";
        var retry = step.Retry is "" or OneAttempt ? null : step.Retry;
        return [.. new[] { within, retry }.OfType<string>()];
    }

    /// <summary>The whole step in a sentence or two, for whoever points at it.</summary>
    public static string Whole(StepShape step)
    {
        string?[] words =
        [
            step.Command is null ? "only waits" : $"sends {step.Command}",
            step.IsOutside ? "an outside party does it" : null,
            Facts("it is done on", step.Done),
            Facts("it fails on", step.Failed),
            step.LookUp is null ? null : $"an unknown outcome is looked up by {step.LookUp}",
            step.Undo is null ? null : $"undone by {step.Undo}",
            .. Times(step),
        ];
        return $"{step.Name}: {string.Join("; ", words.OfType<string>())}.";
    }

    private static string? Facts(string how, IReadOnlyList<string> facts) => facts.Count == 0 ? null : $"{how} {string.Join(" or ", facts)}";
}
