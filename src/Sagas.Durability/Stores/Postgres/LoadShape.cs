using Sagas.Durability.Loading;
using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>What a group's load asks, so far as it decides the statement.</summary>
/// <param name="Tables">The sagas' tables, in a fixed order.</param>
/// <param name="HasDated">Whether there are keys in the days' partitions.</param>
/// <param name="HasForeign">Whether there are keys in the partition of foreign ids.</param>
internal sealed record LoadShape(IReadOnlyList<SagaTable> Tables, bool HasDated, bool HasForeign)
{
    // The first id of the partition of foreign ids; every v7 is below it.
    private static readonly Guid FirstForeign = new("ff000000-0000-8000-8000-000000000000");

    /// <summary>By this a statement is found again.</summary>
    public string Name { get; } = string.Join('\n', [.. Tables.Select(SqlText.Of), $"{HasDated} {HasForeign}"]);

    public static LoadShape Of(IReadOnlyList<LoadRequest> requests) => new(
        [.. requests.Select(request => request.Table).OfType<SagaTable>().Distinct().OrderBy(SqlText.Of, StringComparer.Ordinal)],
        requests.Any(request => !IsForeign(request)),
        requests.Any(IsForeign));

    public static bool IsForeign(LoadRequest request) => request.MessageId.CompareTo(FirstForeign) >= 0;
}
