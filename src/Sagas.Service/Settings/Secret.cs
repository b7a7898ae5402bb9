namespace Sagas.Service.Settings;

/// <summary>A value that must not be printed: whoever prints it by accident prints a mask.</summary>
/// <param name="value">The secret itself.</param>
public sealed class Secret(string value)
{
    /// <summary>What is printed in a secret's place.</summary>
    public const string Mask = "***";

    /// <summary>The secret itself, for the one place that needs it.</summary>
    public string Reveal() => value;

    /// <inheritdoc />
    public override string ToString() => Mask;
}
