using System.Globalization;

namespace Sagas.Testing.Scenarios;

/// <summary>A broken invariant, and how it was seen.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="What">In a sentence.</param>
public sealed record Breach(Invariant Invariant, string What)
{
    /// <summary>Such as <c>I2 NoDoubleAct: Order … was packed 2 times.</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"I{(int)Invariant} {Invariant}: {What}");
}
