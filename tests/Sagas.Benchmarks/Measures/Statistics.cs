namespace Sagas.Benchmarks.Measures;

/// <summary>What several measurements of one thing say together.</summary>
internal static class Statistics
{
    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>In words: the median, and the range when there are several.</summary>
    public static string Told(IReadOnlyCollection<double> values, string format) => values.Count == 1
        ? values.Single().ToString(format, System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Median(values).ToString(format)} ({values.Min().ToString(format)} to {values.Max().ToString(format)})");
}
