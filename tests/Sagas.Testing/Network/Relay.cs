using System.Net;
using System.Net.Sockets;

namespace Sagas.Testing.Network;

/// <summary>One connection through a <see cref="TcpProxy"/>: bytes both ways until an end closes or it is cut.</summary>
/// <param name="incoming">The client's end.</param>
/// <param name="trap">What listens for words now; null for nothing.</param>
/// <param name="disturbance">What disturbs it now; null for nothing.</param>
internal sealed class Relay(TcpClient incoming, Func<WireTrap?> trap, Func<Disturbance?> disturbance) : IDisposable
{
    private readonly TcpClient _outgoing = new();
    private volatile TaskCompletionSource _gate = Opened();
    private volatile bool _isDeaf;
    private volatile bool _cutsAtAnswer;

    public void Pause() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => _gate.TrySetResult();

    /// <summary>What the server says is lost from here on; what the client says arrives.</summary>
    public void Deafen() => _isDeaf = true;

    /// <summary>What was held goes on. When the server has answered it, both ends are reset, and the answer is lost.</summary>
    public void CutAtAnswer()
    {
        _cutsAtAnswer = true;
        Resume();
    }

    /// <summary>Resets both ends, as a machine does that lost power and came back.</summary>
    public void Cut()
    {
        Reset(incoming);
        Reset(_outgoing);
        Resume();
    }

    public async Task RunAsync(int target)
    {
        try
        {
            await _outgoing.ConnectAsync(IPAddress.Loopback, target);
            incoming.NoDelay = _outgoing.NoDelay = true;
            var there = PumpAsync(incoming.GetStream(), _outgoing.GetStream(), Said, towardsServer: true);
            var back = PumpAsync(_outgoing.GetStream(), incoming.GetStream(), Answered, towardsServer: false);
            await Task.WhenAny(there, back);
            await (disturbance()?.CloseAsync() ?? Task.CompletedTask);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // An end that is gone: the other one is closed below.
        }
    }

    public void Dispose()
    {
        incoming.Dispose();
        _outgoing.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    private static void Reset(TcpClient client)
    {
        try
        {
            // Null once the client is disposed, which the end of the other direction may do at any moment.
            if (client.Client is not { } socket)
                return;
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }

    private bool Said(ReadOnlySpan<byte> bytes)
    {
        trap()?.Look(this, bytes);
        return true;
    }

    private bool Answered(ReadOnlySpan<byte> bytes)
    {
        if (_cutsAtAnswer)
            Cut();
        return !_isDeaf && !_cutsAtAnswer;
    }

    /// <param name="from">Where bytes come from.</param>
    /// <param name="to">Where they go to.</param>
    /// <param name="look">Sees them before they go on; whether they do.</param>
    /// <param name="towardsServer">Whether that is the server.</param>
    private async Task PumpAsync(NetworkStream from, NetworkStream to, Look look, bool towardsServer)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var count = await from.ReadAsync(buffer);
                var goesOn = look(buffer.AsSpan(0, count));
                await _gate.Task;
                if (count == 0)
                    return;
                var (passed, cut) = goesOn && disturbance() is { } now ? await now.PassAsync(towardsServer, count) : (goesOn ? count : 0, false);
                await to.WriteAsync(buffer.AsMemory(0, passed));
                if (cut)
                {
                    Cut();
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException)
        {
            // An end was closed or cut: so is the connection.
        }
    }

    private delegate bool Look(ReadOnlySpan<byte> bytes);
}
