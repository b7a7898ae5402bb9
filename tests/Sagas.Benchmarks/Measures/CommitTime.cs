using System.Diagnostics;
using Sagas.Testing.Processes;

namespace Sagas.Benchmarks.Measures;

/// <summary>How long this machine's disk takes to make a page durable: the part of a commit that no program can save.</summary>
internal static class CommitTime
{
    private const int Times = 200;

    /// <summary>The median of 200 writes of 8 KB with fsync, in ms, in the folder of the throwaway servers' disk.</summary>
    public static double MedianMs()
    {
        using var folder = new TestFolder("fsync");
        using var file = File.OpenHandle(folder.File("page"), FileMode.CreateNew, FileAccess.Write);
        var page = new byte[8192];
        var times = new List<TimeSpan>();
        for (var i = 0; i < Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, page, (long)i * page.Length);
            RandomAccess.FlushToDisk(file);
            times.Add(Stopwatch.GetElapsedTime(begun));
        }

        return times.Order().ElementAt(Times / 2).TotalMilliseconds;
    }
}
