using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Sagas.Testing.Processes;

namespace Sagas.Testing.Network;

/// <summary>Stands between the service and a server on this machine, so that the server can go away and come back without being touched.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly int _target;
    private readonly ConcurrentDictionary<Relay, byte> _relays = new();
    private TcpListener? _listener;
    private volatile WireTrap? _trap;
    private Task _accepting = Task.CompletedTask;
    private volatile Disturbance? _disturbance;

    /// <summary>A proxy to a port of this machine. It refuses connections until <see cref="Open"/>.</summary>
    public TcpProxy(int target)
    {
        _target = target;
        Port = FreePort.Take();
    }

    /// <summary>The port to connect to.</summary>
    public int Port { get; }

    /// <summary>How many connections go through it now.</summary>
    public int Connections => _relays.Count;

    /// <summary>What disturbs its connections, those there are and new ones, until it is set to another or null.</summary>
    public Disturbance? Disturbance
    {
        get => _disturbance;
        set => _disturbance = value;
    }

    /// <summary>Takes connections and forwards them.</summary>
    public void Open()
    {
        var listener = new TcpListener(IPAddress.Loopback, Port) { ExclusiveAddressUse = false };
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    /// <summary>The server is gone: connections are cut, new ones refused.</summary>
    public async Task GoAwayAsync()
    {
        _listener?.Stop();
        _listener = null;
        await _accepting;
        Cut();
    }

    /// <summary>Cuts the connections there are; new ones are taken.</summary>
    public void Cut()
    {
        foreach (var relay in _relays.Keys)
            relay.Cut();
    }

    /// <summary>Half-open: what the server says over the connections there are is lost, what the clients say arrives. New connections are whole.</summary>
    public void Deafen()
    {
        foreach (var relay in _relays.Keys)
            relay.Deafen();
    }

    /// <summary>Holds back the first connection whose client says <paramref name="words"/>.</summary>
    public WireTrap HoldWhenSaid(string words) => _trap = new WireTrap(words);

    /// <summary>Half-open: what is sent in either direction is held back, nothing is closed.</summary>
    public void Pause()
    {
        foreach (var relay in _relays.Keys)
            relay.Pause();
    }

    /// <summary>What was held back goes on.</summary>
    public void Resume()
    {
        foreach (var relay in _relays.Keys)
            relay.Resume();
    }

    /// <summary>Goes away for good.</summary>
    public async ValueTask DisposeAsync() => await GoAwayAsync();

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            TcpClient incoming;
            try
            {
                incoming = await listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // the listener was stopped
            }

            var relay = new Relay(incoming, () => _trap, () => _disturbance);
            _relays[relay] = 0;
            _ = RunAsync(relay);
        }
    }

    private async Task RunAsync(Relay relay)
    {
        using (relay)
            await relay.RunAsync(_target);
        _relays.TryRemove(relay, out _);
    }
}
