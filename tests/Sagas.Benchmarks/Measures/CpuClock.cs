using System.Globalization;

namespace Sagas.Benchmarks.Measures;

/// <summary>CPU time of a process and all its children, those that ended too, by the kernel's account in <c>/proc</c>.</summary>
internal sealed class CpuClock(int pid)
{
    private const double TicksPerSecond = 100; // USER_HZ: the same on every Linux that .NET runs on

    /// <summary>Seconds of user and system time so far.</summary>
    public double Seconds()
    {
        var children = Processes().ToLookup(process => process.Parent, process => process.Id);
        return Tree(pid, children).Sum(TicksOf) / TicksPerSecond;
    }

    private static IEnumerable<int> Tree(int root, ILookup<int, int> children) =>
        children[root].SelectMany(child => Tree(child, children)).Prepend(root);

    private static IEnumerable<(int Id, int Parent)> Processes() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where int.TryParse(name, CultureInfo.InvariantCulture, out _)
        let fields = Fields(int.Parse(name, CultureInfo.InvariantCulture))
        where fields.Length > 0
        select (int.Parse(name, CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture));

    // utime, stime, and what waited-for children used: fields 14 to 17 of proc_pid_stat(5).
    private static long TicksOf(int id) => Fields(id) is { Length: > 14 } fields
        ? fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture))
        : 0;

    /// <summary>The fields after the command's name, which may hold spaces and brackets. Empty when the process is gone.</summary>
    private static string[] Fields(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
