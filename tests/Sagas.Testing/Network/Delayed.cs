namespace Sagas.Testing.Network;

/// <summary>A slow line: whatever is sent, in either direction, arrives later.</summary>
/// <param name="by">How much later.</param>
public sealed class Delayed(TimeSpan by) : Disturbance
{
    /// <inheritdoc />
    public override async ValueTask<(int Count, bool Cut)> PassAsync(bool towardsServer, int count)
    {
        await Task.Delay(by);
        return (count, false);
    }
}
