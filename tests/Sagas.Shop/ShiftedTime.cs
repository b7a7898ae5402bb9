namespace Sagas.Shop;

/// <summary>The clock of a machine that is not synchronized: always so far from the right time. What is measured and waited for takes as long as ever.</summary>
/// <param name="offset">Positive for a clock that is ahead.</param>
internal sealed class ShiftedTime(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
