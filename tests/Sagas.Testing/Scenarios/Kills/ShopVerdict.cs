namespace Sagas.Testing.Scenarios.Kills;

/// <summary>What an audit found.</summary>
/// <param name="Lost">Orders that did not end, or whose effects are not all there.</param>
/// <param name="Doubled">Effects that are there twice.</param>
/// <param name="Breaches">Everything that is not as it must be.</param>
internal sealed record ShopVerdict(int Lost, int Doubled, IReadOnlyList<Breach> Breaches);
