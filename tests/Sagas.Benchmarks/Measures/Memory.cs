using System.Globalization;

namespace Sagas.Benchmarks.Measures;

/// <summary>The memory that a process has resident, in MB of 1,048,576 bytes.</summary>
internal static class Memory
{
    /// <summary>The most so far.</summary>
    public static double PeakMb(int pid) => Mb(pid, "VmHWM:");

    /// <summary>Now.</summary>
    public static double ResidentMb(int pid) => Mb(pid, "VmRSS:");

    private static double Mb(int pid, string field)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
