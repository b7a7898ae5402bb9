namespace Sagas.Benchmarks.Measures;

/// <summary>Times from accept to completion.</summary>
internal sealed class Latencies(IEnumerable<TimeSpan> times)
{
    private readonly double[] _sorted = [.. times.Select(time => Math.Max(0, time.TotalMilliseconds)).Order()];

    /// <summary>The time that a share of the payments kept to, in ms; nearest rank.</summary>
    public double Ms(double share) => Math.Round(_sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)], 1);
}
