using System.Globalization;

namespace Sagas.Testing.Scenarios;

/// <summary>What holds for every saga's rows in the timeline's table.</summary>
internal static class SagaHistory
{
    /// <summary>Selects saga, version, from and to, in order.</summary>
    public const string Query = "SELECT saga_id, version, from_state, to_state FROM saga_history ORDER BY saga_id, version";

    /// <summary>Versions without gap, each step from where the last one ended, one end.</summary>
    /// <param name="saga">Names it, such as <c>order 0195…</c>.</param>
    /// <param name="steps">Its rows of <see cref="Query"/>.</param>
    /// <param name="ends">The states it may end in, in lower case.</param>
    public static IEnumerable<string> Judge(string saga, IReadOnlyList<string[]> steps, params IReadOnlyList<string> ends)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i][1] != (i + 1).ToString(CultureInfo.InvariantCulture))
                yield return $"The timeline of {saga} has version {steps[i][1]} where {i + 1} must be.";
            if (i > 0 && steps[i][2] != steps[i - 1][3])
                yield return $"The timeline of {saga} goes on from {steps[i][2]}, and stood at {steps[i - 1][3]}.";
        }

        if (steps.Count(step => ends.Contains(step[3])) is var times and not 1)
            yield return $"The timeline of {saga} ends {times} times.";
    }

    /// <summary>When each saga moved, in order.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DateTimeOffset>>> MovesAsync(Func<string, Task<IReadOnlyList<string[]>>> rowsAsync) =>
        (await rowsAsync("SELECT saga_id, (extract(epoch FROM at) * 1000)::bigint FROM saga_history ORDER BY saga_id, version"))
            .GroupBy(row => Guid.Parse(row[0]), row => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(row[1], CultureInfo.InvariantCulture)))
            .ToDictionary(saga => saga.Key, IReadOnlyList<DateTimeOffset> (saga) => [.. saga]);
}
