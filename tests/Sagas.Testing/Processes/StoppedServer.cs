using System.Globalization;

namespace Sagas.Testing.Processes;

/// <summary>A server of the tests with all its processes stopped (SIGSTOP), as by a machine that stands still; they go on when it is disposed.</summary>
public sealed class StoppedServer : IDisposable
{
    private readonly IReadOnlyList<int> _processes;

    private StoppedServer(IReadOnlyList<int> processes) => _processes = processes;

    /// <summary>Stops a process and its children, such as PostgreSQL's postmaster and its sessions.</summary>
    public static StoppedServer Stop(int pid)
    {
        Signals.Send(pid, Signals.Stop); // The parent first: no child comes after.
        List<int> processes = [pid, .. ChildrenOf(pid)];
        foreach (var child in processes.Skip(1))
            Signals.Send(child, Signals.Stop);
        return new StoppedServer(processes);
    }

    /// <summary>Lets them go on.</summary>
    public void Dispose()
    {
        foreach (var pid in _processes)
            Signals.Send(pid, Signals.Continue);
    }

    private static IEnumerable<int> ChildrenOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
        .Where(pid => pid > 0 && ParentOf(pid) == parent);

    private static int ParentOf(int pid)
    {
        try
        {
            // "pid (name) state parent …"; the name may hold anything.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return 0; // It has ended meanwhile.
        }
    }
}
