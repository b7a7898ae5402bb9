using System.Globalization;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>What was done to whom and when: a file beside the other logs of the run.</summary>
public sealed class FaultLog(string file, Action<string> progress) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer = new(file) { AutoFlush = true };
    private readonly List<Breach> _breaches = [];

    /// <summary>What must not have happened.</summary>
    public IReadOnlyList<Breach> Breaches
    {
        get
        {
            lock (_lock)
                return [.. _breaches];
        }
    }

    /// <summary>Writes a line.</summary>
    public void Write(string what)
    {
        lock (_lock)
            _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {what}"));
    }

    /// <summary>Writes a line that people at the terminal see, too.</summary>
    public void Tell(string what)
    {
        Write(what);
        progress(what);
    }

    /// <summary>Notes something that must not happen.</summary>
    public void Note(Breach breach)
    {
        lock (_lock)
            _breaches.Add(breach);
        Tell($"{breach}");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _writer.Dispose();
}
