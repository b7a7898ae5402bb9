using System.Globalization;

namespace Sagas.Benchmarks.Measures;

/// <summary>The most memory that a process has had resident.</summary>
internal static class PeakMemory
{
    /// <summary>In MB of 1,048,576 bytes.</summary>
    public static double Mb(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
