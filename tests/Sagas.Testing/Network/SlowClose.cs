namespace Sagas.Testing.Network;

/// <summary>When one end closes, the other hears of it later.</summary>
/// <param name="by">How much later.</param>
public sealed class SlowClose(TimeSpan by) : Disturbance
{
    /// <inheritdoc />
    public override Task CloseAsync() => Task.Delay(by);
}
