namespace Sagas.Testing.Scenarios.Kills;

/// <summary>What became of one cell.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Orders">Orders placed.</param>
/// <param name="Lost">Orders that did not end, or whose effects are not all there.</param>
/// <param name="Doubled">Effects that are there twice.</param>
/// <param name="Problems">Everything that is not as it must be, a sentence each.</param>
/// <param name="Healed">From the death until everything had ended.</param>
public sealed record KillCellResult(KillCell Cell, int Orders, int Lost, int Doubled, IReadOnlyList<string> Problems, TimeSpan Healed);
