using Sagas.Testing.Http;

namespace Sagas.Testing.Processes;

/// <summary>
/// The built service as a process on a free port, in a folder of its own, with what it was given: settings, and a database and a virtual host when it is
/// <see cref="Size.Large"/>. It can be killed and started again on the same data.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private readonly IReadOnlyList<string> _arguments;
    private RunningProcess? _process;

    /// <summary>Prepares a service; nothing starts yet.</summary>
    /// <param name="setup">What it runs on; disposed with it.</param>
    /// <param name="arguments">Further arguments of each start, such as <c>--demo</c>.</param>
    public ServiceProcess(ServiceSetup setup, params IReadOnlyList<string> arguments)
    {
        Setup = setup;
        _arguments = arguments;
        Port = FreePort.Take();
        Url = new Uri($"http://127.0.0.1:{Port}");
        Api = new Api(Url);
    }

    /// <summary>What it runs on.</summary>
    public ServiceSetup Setup { get; }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Its address.</summary>
    public Uri Url { get; }

    /// <summary>Its HTTP API, without credentials.</summary>
    public Api Api { get; }

    /// <summary>The file that all its lives log to.</summary>
    public string LogFile => Setup.Folder.File("service.log");

    /// <summary>The process of its present life.</summary>
    public RunningProcess Process => _process ?? throw new InvalidOperationException("The service is not started.");

    /// <summary>Starts it and waits for its line <c>Sagas {version} ready: {url} …</c>.</summary>
    public async Task StartAsync()
    {
        Launch();
        await ReadyAsync(ReadyWithin);
    }

    /// <summary>Starts it and does not wait: for a start that is to fail, or to wait for others.</summary>
    public void Launch() =>
        _process = Setup.Start(LogFile, [.. _arguments, $"--Urls={Url.GetLeftPart(UriPartial.Authority)}"]);

    /// <summary>Waits for the ready line of the present life and returns it.</summary>
    public Task<string> ReadyAsync(TimeSpan within) =>
        Process.LineAsync(line => line.Contains("Sagas ", StringComparison.Ordinal) && line.Contains(" ready: ", StringComparison.Ordinal), "The ready line", within);

    /// <summary><c>kill -9</c>.</summary>
    public async Task Kill9Async() => await Process.Kill9Async();

    /// <summary>SIGTERM; returns the exit code, which must come within 25 s.</summary>
    public Task<int> StopGracefullyAsync() => Process.TerminateAsync(TimeSpan.FromSeconds(25));

    /// <summary>Starts the next life on the same port, settings and data.</summary>
    public async Task RestartAsync()
    {
        await Process.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Ends it and gives back what it ran on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Api.Dispose();
        await Setup.DisposeAsync();
    }
}
