namespace Sagas.Testing.Network;

/// <summary>What becomes of the bytes of a <see cref="TcpProxy"/>'s connections on their way, while it is set.</summary>
public abstract class Disturbance
{
    /// <summary>Decides about bytes that came.</summary>
    /// <param name="towardsServer">Whether they go from the client to the server.</param>
    /// <param name="count">How many came.</param>
    /// <returns>How many of them go on, when they do, and whether the connection is cut after them.</returns>
    public virtual ValueTask<(int Count, bool Cut)> PassAsync(bool towardsServer, int count) => new((count, false));

    /// <summary>One end has closed: the other hears of it when this completes.</summary>
    public virtual Task CloseAsync() => Task.CompletedTask;
}
