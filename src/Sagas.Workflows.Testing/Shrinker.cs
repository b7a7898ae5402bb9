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
        }

        return best;
    }
}
