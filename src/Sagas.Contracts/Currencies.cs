using System.Collections.Frozen;

namespace Sagas.Contracts;

/// <summary>The currencies in use by ISO 4217 (list one, January 2026), with the number of digits of their minor unit.</summary>
public static class Currencies
{
    private static readonly FrozenDictionary<string, int> MinorDigits = Build();

    /// <summary>Whether <paramref name="code"/> is a currency in use. Case counts: <c>eur</c> is none.</summary>
    public static bool IsKnown(string? code) => code is not null && MinorDigits.ContainsKey(code);

    /// <summary>Digits after the point: 2 for EUR, 0 for JPY, 3 for KWD. An unknown code is an <see cref="ArgumentException"/>.</summary>
    public static int Digits(string code) => MinorDigits.TryGetValue(code, out var digits)
        ? digits
        : throw new ArgumentException($"'{code}' is no ISO 4217 currency in use.", nameof(code));

    private static FrozenDictionary<string, int> Build()
    {
        const string zero = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
        const string three = "BHD IQD JOD KWD LYD OMR TND";
        const string four = "CLF UYW";
        const string two =
            "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK " +
            "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR " +
            "LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR " +
            "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";

        var digits = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(zero, 0);
        Add(two, 2);
        Add(three, 3);
        Add(four, 4);
        return digits.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string codes, int count)
        {
            foreach (var code in codes.Split(' '))
                digits.Add(code, count);
        }
    }
}
