using Sagas.Durability.Faults;
using Sagas.Durability.MassTransit;

namespace Sagas.Durability.Capture;

/// <summary>A header's name that an application may have copied onto what its handlers send.</summary>
internal static class CarriedHeader
{
    /// <summary>The name, if it is one. Not those of the library, of MassTransit and of the broker: what they say belongs to one message.</summary>
    /// <exception cref="ArgumentException">It is not, in words.</exception>
    public static string Checked(string name)
    {
        if (string.IsNullOrEmpty(name) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new ArgumentException($"j.Carry was given '{name}', which is no header's name. Allowed are letters, digits, '-', '_' and '.'.");
        if (IsOfOne(name))
            throw new ArgumentException($"j.Carry was given '{name}', which tells of one message and must not be copied onto others. Choose a name of your own.");

        return name;
    }

    private static bool IsOfOne(string name) =>
        name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("MT-", StringComparison.OrdinalIgnoreCase)
        || name.Equals(SendCapture.CauseHeader, StringComparison.OrdinalIgnoreCase) || ReplayHeaders.Has(name);
}
