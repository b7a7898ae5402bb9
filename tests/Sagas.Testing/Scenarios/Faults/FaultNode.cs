using System.Globalization;
using Sagas.Testing.Network;
using Sagas.Testing.Processes;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>A node that can be killed, frozen and started again on the same port, with a line of its own to each server.</summary>
/// <param name="name">Names it and its log.</param>
/// <param name="servers">What it connects to.</param>
/// <param name="launch">Starts its process.</param>
/// <param name="isOpen">The line of output that says that it takes customers.</param>
public sealed class FaultNode(string name, OwnServers servers, Func<FaultNode, RunningProcess> launch, Func<string, bool> isOpen) : IAsyncDisposable
{
    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);
    private readonly TcpProxy[] _lines = [.. Enum.GetValues<ServerKind>().Select(server => new TcpProxy(servers.Port(server)))];
    private RunningProcess? _process;

    /// <summary>Names it.</summary>
    public string Name => name;

    /// <summary>Where customers find it.</summary>
    public Uri Url { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}"));

    /// <summary>One fault of its process at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>One fault of a line at a time.</summary>
    public IReadOnlyList<SemaphoreSlim> LineTurns { get; } = [.. Enum.GetValues<ServerKind>().Select(_ => new SemaphoreSlim(1))];

    /// <summary>Its line to a server.</summary>
    public TcpProxy Line(ServerKind server) => _lines[(int)server];

    /// <summary>Opens its lines and starts it; does not wait.</summary>
    public void Start()
    {
        foreach (var line in _lines)
            line.Open();
        Launch();
    }

    /// <summary>Starts its next life; does not wait.</summary>
    public void Launch() => _process = launch(this);

    /// <summary>Waits until this life takes customers.</summary>
    public Task OpenAsync() => _process!.LineAsync(isOpen, $"The open door of node {name}", OpenWithin);

    /// <summary><c>kill -9</c>. False when it had ended by itself.</summary>
    public async Task<bool> KillAsync()
    {
        var lived = !_process!.HasExited;
        if (lived)
            await _process.Kill9Async();
        await _process.DisposeAsync();
        return lived;
    }

    /// <summary>Stops it where it stands, until the answer is disposed.</summary>
    public StoppedServer Freeze() => StoppedServer.Stop(_process!.Id);

    /// <summary>SIGTERM; whether it ended well and in time.</summary>
    public async Task<bool> StopAsync()
    {
        try
        {
            return await _process!.TerminateAsync(StopWithin) == 0;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends it and its lines.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        foreach (var line in _lines)
            await line.DisposeAsync();
    }
}
