using System.Diagnostics;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios;

/// <summary>
/// Waits for an end that may never come: where something is lost, waiting is over as soon as nothing moves any more, and where something multiplies, after
/// a while. What is not as it must be then, an audit tells.
/// </summary>
internal static class Settling
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(60);

    /// <summary>Returns when all has ended, when nothing has moved for <paramref name="stillness"/>, or after a minute.</summary>
    /// <param name="site">The shop.</param>
    /// <param name="moving">A query whose one row is another as long as something moves.</param>
    /// <param name="stillness">Longer than anything waits before it tries again.</param>
    /// <param name="hasEnded">Whether all has.</param>
    public static async Task WaitAsync(ShopSite site, string moving, TimeSpan stillness, Func<Task<bool>> hasEnded)
    {
        var (before, still, all) = ("", Stopwatch.StartNew(), Stopwatch.StartNew());
        await Eventually.TrueAsync("the end of everything, or stillness", EndWithin * 2, async () =>
        {
            var now = string.Join('|', (await site.RowsAsync(moving))[0]);
            if (now != before)
                (before, still) = (now, Stopwatch.StartNew());
            return still.Elapsed > stillness || all.Elapsed > EndWithin || await hasEnded();
        });
    }
}
