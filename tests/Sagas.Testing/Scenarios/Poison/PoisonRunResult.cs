namespace Sagas.Testing.Scenarios.Poison;

/// <summary>What became of a shop with a message that ends its process.</summary>
/// <param name="Deaths">How often it died.</param>
/// <param name="Runs">How often the message's handler ran.</param>
/// <param name="Faults">What was set aside: endpoint, cause, attempts and consumer.</param>
/// <param name="NotOnce">Acts that were not done once for each order, a sentence each.</param>
/// <param name="LeftRuns">Rows of suspects' runs that are left.</param>
public sealed record PoisonRunResult(int Deaths, int Runs, IReadOnlyList<string> Faults, IReadOnlyList<string> NotOnce, int LeftRuns);
