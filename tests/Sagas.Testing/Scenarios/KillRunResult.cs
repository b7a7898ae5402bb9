namespace Sagas.Testing.Scenarios;

/// <summary>What a <see cref="KillRun"/> found.</summary>
/// <param name="Size">Which size.</param>
/// <param name="Payments">Payments accepted.</param>
/// <param name="Kills">Kills done.</param>
/// <param name="Charges">Charges by the simulator's book.</param>
/// <param name="Lost">Payments that did not end.</param>
/// <param name="Doubled">Payments with more charges than they ask for.</param>
/// <param name="Problems">Everything that is not as it must be, a sentence each.</param>
public sealed record KillRunResult(Size Size, int Payments, int Kills, int Charges, int Lost, int Doubled, IReadOnlyList<string> Problems);
