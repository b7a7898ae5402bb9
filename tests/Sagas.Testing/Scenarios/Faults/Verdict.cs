namespace Sagas.Testing.Scenarios.Faults;

/// <summary>What a business found in its books.</summary>
/// <param name="Sagas">Sagas accepted.</param>
/// <param name="Lost">Sagas that did not end, or lack what they should have done.</param>
/// <param name="Doubled">Acts that were done twice.</param>
/// <param name="Breaches">Everything that is not as it must be.</param>
public sealed record Verdict(int Sagas, int Lost, int Doubled, IReadOnlyList<Breach> Breaches)
{
    /// <summary>Both.</summary>
    public static Verdict operator +(Verdict one, Verdict other) =>
        new(one.Sagas + other.Sagas, one.Lost + other.Lost, one.Doubled + other.Doubled, [.. one.Breaches, .. other.Breaches]);
}
