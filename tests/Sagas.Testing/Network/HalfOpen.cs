namespace Sagas.Testing.Network;

/// <summary>
/// Swallows what is sent in one direction, as a firewall does that forgot the connection. What was swallowed is missing for good: the connections must be
/// cut when this is taken away.
/// </summary>
/// <param name="towardsServer">Which direction is swallowed.</param>
public sealed class HalfOpen(bool towardsServer) : Disturbance
{
    private readonly bool _swallowed = towardsServer;

    /// <inheritdoc />
    public override ValueTask<(int Count, bool Cut)> PassAsync(bool towardsServer, int count) => new((towardsServer == _swallowed ? 0 : count, false));
}
