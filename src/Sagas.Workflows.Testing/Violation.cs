namespace Sagas.Workflows.Testing;

/// <summary>An invariant that a schedule broke.</summary>
/// <param name="Invariant">Its name, such as <c>I2 NoDoubleAct</c>.</param>
/// <param name="What">What was found.</param>
public sealed record Violation(string Invariant, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Invariant}: {What}";
}
