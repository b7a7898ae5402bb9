using System.Globalization;
using Sagas.Contracts;

namespace Sagas.Dashboard.Text;

/// <summary>Money for people: always with its currency and all of its digits, thousands apart by a narrow space.</summary>
public static class MoneyText
{
    /// <summary>The thousands' mark: a narrow no-break space (U+202F), which reads the same in every language.</summary>
    public const char Thousands = '\u202F';

    /// <summary>1234567 minor units of EUR are <c>12 345.67 EUR</c>, of JPY <c>1 234 567 JPY</c>. No amount is an empty text.</summary>
    public static string Of(long? minor, string? currency) =>
        minor is { } amount && currency is not null ? $"{Number(amount, Currencies.IsKnown(currency) ? Currencies.Digits(currency) : 0)} {currency}" : "";

    private static string Number(long minor, int digits)
    {
        // As decimal: the smallest long has no positive twin.
        var value = (decimal)minor / Power(digits);
        var format = new NumberFormatInfo { NumberGroupSeparator = Thousands.ToString(), NegativeSign = "\u2212" };
        return value.ToString($"N{digits}", format);
    }

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++)
            power *= 10;

        return power;
    }
}
