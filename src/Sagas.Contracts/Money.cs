namespace Sagas.Contracts;

/// <summary>An amount of money: <c>{ "minor": 1250, "currency": "EUR" }</c> is 12.50 EUR.</summary>
/// <param name="Minor">Integer minor units of the currency. A public command takes 1 to 10^15.</param>
/// <param name="Currency">ISO 4217 alphabetic code, upper case; see <see cref="Currencies"/>.</param>
public sealed record Money(long Minor, string Currency)
{
    /// <summary>The largest amount that a public command takes, in minor units.</summary>
    public const long MaxMinor = 1_000_000_000_000_000;
}
