using System.Text;

namespace Sagas.Testing.Network;

/// <summary>Holds back the first connection through a <see cref="TcpProxy"/> whose client says certain words, before the server hears them: a commit, by what it commits.</summary>
public sealed class WireTrap
{
    private readonly TaskCompletionSource _sprung = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _words;
    private Relay? _held;

    internal WireTrap(string words) => _words = Encoding.UTF8.GetBytes(words);

    /// <summary>Whether a connection is held, or was.</summary>
    public bool IsSprung => _sprung.Task.IsCompleted;

    /// <summary>The words arrive now.</summary>
    public void Release() => Held.Resume();

    /// <summary>The words arrive now; the connection is cut when the server has answered them, and the answer is lost.</summary>
    public void CutAtAnswer() => Held.CutAtAnswer();

    /// <summary>Sees what a client says. The words are in one piece as long as they are written in one: what is committed is.</summary>
    internal void Look(Relay relay, ReadOnlySpan<byte> said)
    {
        if (said.IndexOf(_words) < 0 || Interlocked.CompareExchange(ref _held, relay, null) is not null)
            return;

        relay.Pause();
        _sprung.SetResult();
    }

    private Relay Held => _held ?? throw new InvalidOperationException("No connection is held: await IsSprung first.");
}
