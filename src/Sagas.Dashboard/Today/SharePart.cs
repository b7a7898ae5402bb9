using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Today;

/// <summary>One status in the bar that shows a workflow's sagas as shares of 1000 units.</summary>
/// <param name="Status">The status.</param>
/// <param name="X">Where it begins.</param>
/// <param name="Width">How wide it is; what exists is at least <see cref="Least"/> wide, so that one in a million is seen.</param>
public sealed record SharePart(string Status, int X, int Width)
{
    /// <summary>The bar's length.</summary>
    public const int Whole = 1000;

    /// <summary>The least width of a part.</summary>
    public const int Least = 6;

    /// <summary>The parts in the order of statuses; they fill the bar exactly. Empty without sagas.</summary>
    public static IReadOnlyList<SharePart> Of(IReadOnlyList<StateCount> counts)
    {
        var shares = SagaStatus.All
            .Select(status => (Status: status, Count: counts.Where(count => SagaStatus.Of(count.State) == status).Sum(count => (long)count.Count)))
            .Where(share => share.Count > 0)
            .ToList();
        var total = shares.Sum(share => share.Count);
        var free = Whole - (Least * shares.Count);

        // By the sums so far, so that rounding leaves no gap at the end.
        var parts = new List<SharePart>();
        long before = 0;
        foreach (var (index, (status, count)) in shares.Index())
        {
            var start = (int)(before * free / total) + (Least * index);
            before += count;
            var end = (int)(before * free / total) + (Least * (index + 1));
            parts.Add(new SharePart(status, start, end - start));
        }

        return parts;
    }
}
