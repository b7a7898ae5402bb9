namespace Sagas.Testing.Scenarios;

/// <summary>What a <see cref="BusRun"/> found.</summary>
/// <param name="Sent">Messages published.</param>
/// <param name="Payments">Payments there are in the end.</param>
/// <param name="Completed">Those that completed.</param>
/// <param name="Charges">Charges by the simulator's book.</param>
/// <param name="SetAside">Messages in <c>payment_error</c>.</param>
/// <param name="Equal">Whether the completed payments are exactly those that were sent.</param>
public sealed record BusRunResult(int Sent, int Payments, int Completed, int Charges, int SetAside, bool Equal);
