namespace Sagas.Workflows.Testing;

/// <summary>
/// Where a schedule's chances come from: drawn from a seed, or read from a list. Zero is always what happens on a good day, so that a list with more zeroes
/// is a simpler schedule, and what is beyond its end is a good day.
/// </summary>
internal sealed class Choices
{
    private readonly List<int> _made = [];
    private readonly IReadOnlyList<int>? _given;
    private ulong _state;

    private Choices(ulong state, IReadOnlyList<int>? given) => (_state, _given) = (state, given);

    /// <summary>What was chosen so far.</summary>
    public IReadOnlyList<int> Made => _made;

    public static Choices FromSeed(ulong seed) => new(seed, null);

    public static Choices FromList(IReadOnlyList<int> given) => new(0, given);

    /// <summary>One of <paramref name="count"/>: zero with the weight of <paramref name="good"/> to one, each of the others alike.</summary>
    public int Next(int count, int good = 1)
    {
        var choice = _given is null ? Drawn(count, good) : _made.Count < _given.Count ? Math.Min(_given[_made.Count], count - 1) : 0;
        _made.Add(choice);
        return choice;
    }

    private int Drawn(int count, int good)
    {
        var drawn = (int)(NextBits() % (ulong)(count - 1 + good));
        return drawn < good ? 0 : drawn - good + 1;
    }

    // SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): the same on every machine and runtime.
    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var bits = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
