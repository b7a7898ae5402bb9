using System.Globalization;
using System.Text;

namespace Sagas.Shop;

/// <summary>
/// An outside book that no transaction takes back: each act is a line, <c>run order act</c>, written before it returns. A file a process, so that
/// no two write over each other.
/// </summary>
internal sealed class Book(string folder) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file = new(
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"book-{Environment.ProcessId}.txt")), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Writes the act down and returns its run.</summary>
    public Guid Write(Guid order, string act)
    {
        var run = Guid.CreateVersion7();
        lock (_lock)
            _file.Write(Encoding.ASCII.GetBytes($"{run} {order} {act}\n"));
        return run;
    }

    public void Dispose() => _file.Dispose();
}
