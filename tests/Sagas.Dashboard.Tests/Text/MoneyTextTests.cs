using Sagas.Contracts;
using Sagas.Dashboard.Text;

namespace Sagas.Dashboard.Tests.Text;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(1250L, "EUR", "12.50 EUR")]
    [InlineData(5L, "EUR", "0.05 EUR")]
    [InlineData(0L, "EUR", "0.00 EUR")]
    [InlineData(123456789L, "EUR", "1_234_567.89 EUR")]
    [InlineData(1234567L, "JPY", "1_234_567 JPY")]
    [InlineData(1234567L, "KWD", "1_234.567 KWD")]
    [InlineData(12345L, "CLF", "1.2345 CLF")]
    [InlineData(-1250L, "EUR", "\u221212.50 EUR")]
    [InlineData(Money.MaxMinor, "EUR", "10_000_000_000_000.00 EUR")]
    [InlineData(long.MinValue, "EUR", "\u221292_233_720_368_547_758.08 EUR")]
    [InlineData(12L, "OLD", "12 OLD")]
    [InlineData(null, "EUR", "")]
    [InlineData(12L, null, "")]
    public void Money_has_its_currency_and_all_its_digits(long? minor, string? currency, string text) =>
        MoneyText.Of(minor, currency).ShouldBe(text.Replace('_', MoneyText.Thousands));
}
