using CsCheck;

namespace Sagas.Contracts.Tests;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("USD", 2)]
    [InlineData("CHF", 2)]
    [InlineData("HUF", 2)] // No fillér is minted, but ISO 4217 counts them.
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("ISK", 0)]
    [InlineData("CLP", 0)]
    [InlineData("KWD", 3)]
    [InlineData("TND", 3)]
    [InlineData("IQD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    [InlineData("XCG", 2)] // Caribbean guilder, since 2025 in place of ANG.
    public void A_currency_in_use_is_known_with_its_minor_digits(string code, int digits)
    {
        Currencies.IsKnown(code).ShouldBeTrue();
        Currencies.Digits(code).ShouldBe(digits);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("Eur")]
    [InlineData(" EUR")]
    [InlineData("EURO")]
    [InlineData("978")] // The numeric code of EUR.
    [InlineData("DEM")]
    [InlineData("HRK")]
    [InlineData("BGN")] // Bulgaria pays in EUR since January 2026.
    [InlineData("ANG")]
    [InlineData("XAU")] // Gold is on the list of ISO 4217, but nobody is paid in ounces.
    [InlineData("XTS")]
    [InlineData("XXX")]
    public void What_is_no_currency_in_use_is_unknown(string? code) => Currencies.IsKnown(code).ShouldBeFalse();

    [Fact]
    public void Asking_for_the_digits_of_an_unknown_currency_is_an_error_that_names_it() =>
        Should.Throw<ArgumentException>(() => Currencies.Digits("eur")).Message.ShouldContain("'eur'");

    [Fact]
    public void Whatever_is_known_is_three_upper_case_letters_with_at_most_four_digits()
    {
        var known = 0;
        foreach (var code in from a in Letters from b in Letters from c in Letters select $"{a}{b}{c}")
        {
            if (!Currencies.IsKnown(code))
                continue;

            known++;
            Currencies.Digits(code).ShouldBeInRange(0, 4);
            Currencies.IsKnown(code.ToLowerInvariant()).ShouldBeFalse();
        }

        known.ShouldBe(165); // Of ISO 4217, list one of January 2026: without metals, bond units, SDR, test and none.
    }

    [Fact]
    public void Any_other_text_is_unknown() =>
        Gen.String.Where(text => text.Length != 3 || text.Any(letter => letter is < 'A' or > 'Z')).Sample(text => !Currencies.IsKnown(text));

    private static IEnumerable<char> Letters => "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
}
