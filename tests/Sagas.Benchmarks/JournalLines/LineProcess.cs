using System.Diagnostics;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>A line in a process of its own, so that the kernel's account of its CPU and memory is the line's alone.</summary>
internal sealed class LineProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Action<Guid> _ended;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private LineProcess(Process process, Action<Guid> ended)
    {
        _process = process;
        _ended = ended;
        _reading = ReadAsync();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts this program as a line and waits until it takes payments.</summary>
    /// <param name="setup">Which, and where.</param>
    /// <param name="ended">Called with each payment that ended.</param>
    public static async Task<LineProcess> StartAsync(LineSetup setup, Action<Guid> ended)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, LineSetup.Verb)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in setup.Environment)
            start.Environment[name] = value;
        var line = new LineProcess(Process.Start(start)!, ended);
        await line._ready.Task.WaitAsync(StartWithin);
        return line;
    }

    /// <summary>Begins a payment inside it.</summary>
    public void Begin(Guid paymentId)
    {
        lock (_process)
        {
            _process.StandardInput.WriteLine(paymentId.ToString("N"));
            _process.StandardInput.Flush();
        }
    }

    /// <summary>Lets it stop cleanly, and kills it if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(StopWithin);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"A line still ran {StopWithin.TotalSeconds} s after it was told to stop, and was killed: standard error may say why.");
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == LineVerb.Ready)
                _ready.TrySetResult();
            else
                _ended(Guid.ParseExact(line, "N"));
        }

        _ready.TrySetException(new InvalidOperationException("A line ended before it took payments: standard error says why."));
    }
}
