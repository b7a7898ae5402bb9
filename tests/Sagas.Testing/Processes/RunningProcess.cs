using System.Diagnostics;
using System.Text;

namespace Sagas.Testing.Processes;

/// <summary>A process that the tests started, its output caught line by line and written to a file.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Lock _lock = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _awaited = [];

    private RunningProcess(Process process, string logFile)
    {
        _process = process;
        _log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => Take(line.Data, _output);
        process.ErrorDataReceived += (_, line) => Take(line.Data, _errors);
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Standard output so far.</summary>
    public string Output => Text(_output);

    /// <summary>Standard error so far.</summary>
    public string Errors => Text(_errors);

    /// <summary>Starts a program.</summary>
    /// <param name="folder">Working directory.</param>
    /// <param name="logFile">Both outputs are appended to it.</param>
    /// <param name="environment">Added to this process's environment; null removes.</param>
    /// <param name="command">The program and its arguments.</param>
    public static RunningProcess Start(string folder, string logFile, IReadOnlyDictionary<string, string?> environment, params IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var running = new RunningProcess(new Process { StartInfo = start }, logFile);
        running._process.Start();
        running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>The first line, printed already or within the time, that <paramref name="wanted"/> takes. An end of the process before it is an error that shows its output.</summary>
    public async Task<string> LineAsync(Func<string, bool> wanted, string what, TimeSpan within)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            var printed = $"{_output}{_errors}".Split('\n').FirstOrDefault(wanted);
            if (printed is not null)
                return printed;
            _awaited.Add((wanted, found));
        }

        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(found.Task, ended, Task.Delay(within));
        if (first == found.Task || found.Task.IsCompleted)
            return await found.Task;

        throw new TimeoutException($"{what} did not come{(ended.IsCompleted ? $": the process ended with {_process.ExitCode}" : "")}.\n{Output}\n{Errors}");
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> ExitAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Process {Id} still runs after {within.TotalSeconds} s.\n{Output}\n{Errors}");
        }

        return _process.ExitCode;
    }

    /// <summary><c>kill -9</c>, children too.</summary>
    public async Task Kill9Async()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, then waits for the end and returns the exit code.</summary>
    public async Task<int> TerminateAsync(TimeSpan within)
    {
        Signals.Terminate(_process);
        return await ExitAsync(within);
    }

    /// <summary>Ends it, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill9Async();
        _process.Dispose();
        lock (_lock)
            _log.Dispose();
    }

    private string Text(StringBuilder lines)
    {
        lock (_lock)
            return lines.ToString();
    }

    private void Take(string? line, StringBuilder into)
    {
        if (line is null)
            return;

        lock (_lock)
        {
            into.Append(line).Append('\n');
            if (_log.BaseStream is { CanWrite: true })
                _log.WriteLine(line);
            foreach (var (wanted, found) in _awaited)
            {
                if (wanted(line))
                    found.TrySetResult(line);
            }
        }
    }
}
