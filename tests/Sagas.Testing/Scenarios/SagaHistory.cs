using System.Globalization;

namespace Sagas.Testing.Scenarios;

/// <summary>Readings of the timeline's table.</summary>
internal static class SagaHistory
{
    /// <summary>Selects saga, version, from and to, in order.</summary>
    public const string Query = "SELECT saga_id, version, from_state, to_state FROM saga_history ORDER BY saga_id, version";

    /// <summary>When each saga moved, in order.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DateTimeOffset>>> MovesAsync(Func<string, Task<IReadOnlyList<string[]>>> rowsAsync) =>
        (await rowsAsync("SELECT saga_id, (extract(epoch FROM at) * 1000)::bigint FROM saga_history ORDER BY saga_id, version"))
            .GroupBy(row => Guid.Parse(row[0]), row => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(row[1], CultureInfo.InvariantCulture)))
            .ToDictionary(saga => saga.Key, IReadOnlyList<DateTimeOffset> (saga) => [.. saga]);
}
