using System.Globalization;

namespace Sagas.Testing.Scenarios;

/// <summary>What holds for every saga's timeline.</summary>
internal static class TimelineAudit
{
    /// <summary>Versions without gap, each step from where the last one ended, one end.</summary>
    /// <param name="saga">The saga.</param>
    /// <param name="steps">Its rows in the order of their versions: saga, version, from, to.</param>
    /// <param name="ends">The states of which it must reach one, once.</param>
    public static IEnumerable<Breach> Of(Guid saga, IReadOnlyList<string[]> steps, params IReadOnlyList<string> ends)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i][1] != (i + 1).ToString(CultureInfo.InvariantCulture))
                yield return new Breach(Invariant.OrderPerSaga, $"The timeline of {saga} has version {steps[i][1]} where {i + 1} must be.");
            if (i > 0 && steps[i][2] != steps[i - 1][3])
                yield return new Breach(Invariant.OrderPerSaga, $"The timeline of {saga} goes on from {steps[i][2]}, and stood at {steps[i - 1][3]}.");
        }

        if (steps.Count(step => ends.Contains(step[3])) is var times and not 1)
            yield return new Breach(Invariant.OneTerminalState, $"The timeline of {saga} comes to {string.Join(" or ", ends)} {times} times.");
    }
}
