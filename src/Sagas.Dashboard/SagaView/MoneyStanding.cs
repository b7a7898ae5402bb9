namespace Sagas.Dashboard.SagaView;

/// <summary>Where a saga's money is, in minor units.</summary>
/// <param name="Held">Reserved or authorized.</param>
/// <param name="Captured">Taken.</param>
/// <param name="Refunded">Given back.</param>
/// <param name="Unknown">With an outside party that gave no answer.</param>
public sealed record MoneyStanding(long Held, long Captured, long Refunded, long Unknown);
