namespace Sagas.Workflows.Testing;

/// <summary>Makes a list of choices simpler while it still breaks an invariant: shorter, and with more good days in it.</summary>
internal static class Shrinker
{
    public static IReadOnlyList<int> Shrink(IReadOnlyList<int> choices, Func<IReadOnlyList<int>, bool> isBroken)
    {
        var best = choices.ToList();
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            for (var length = Math.Max(1, best.Count / 2); length >= 1; length /= 2)
            {
                for (var from = 0; from < best.Count; from += length)
                {
                    var without = best.Take(from).Concat(best.Skip(from + length)).ToList();
                    var calm = best.Select((choice, i) => i >= from && i < from + length ? 0 : choice).ToList();
                    if (isBroken(without))
                        (best, hasChanged) = (without, true);
                    else if (!calm.SequenceEqual(best) && isBroken(calm))
                        (best, hasChanged) = (calm, true);
                }
            }

            for (var at = 0; at < best.Count; at++)
            {
                for (var lower = 1; lower < best[at]; lower++)
                {
                    var simpler = best.Select((choice, i) => i == at ? lower : choice).ToList();
                    if (!isBroken(simpler))
                        continue;
                    (best, hasChanged) = (simpler, true);
                    break;
                }
            }
        }

        return best;
    }
}
