using System.Text.Json.Nodes;
using CsCheck;
using Sagas.Contracts.Payments;
using Sagas.Contracts.Tests.Wire;

namespace Sagas.Contracts.Tests.Payments;

/// <summary>What the public doors take and refuse. A row: one field of the fixture set to a JSON value (nothing: left out), and the violations.</summary>
public sealed class SubmitPaymentTests
{
    [Fact]
    public void A_complete_command_is_taken() => Fixture.SubmitPayment().Validate().ShouldBeEmpty();

    [Theory]
    [InlineData("paymentId", null, "paymentId id_empty")]
    [InlineData("paymentId", "\"00000000-0000-0000-0000-000000000000\"", "paymentId id_empty")]
    [InlineData("paymentId", "\"3f2b8c1e-7d4a-4e0b-9a55-0c6d1f2e3a4b\"", "")] // A caller's v4 is welcome.
    [InlineData("amount", null, "amount required")]
    [InlineData("amount", "null", "amount required")]
    [InlineData("amount", "{}", "amount.minor amount_not_positive, amount.currency required")]
    [InlineData("amount", """{ "minor": 0, "currency": "EUR" }""", "amount.minor amount_not_positive")]
    [InlineData("amount", """{ "minor": -1, "currency": "EUR" }""", "amount.minor amount_not_positive")]
    [InlineData("amount", """{ "minor": -9223372036854775808, "currency": "EUR" }""", "amount.minor amount_not_positive")]
    [InlineData("amount", """{ "minor": 1, "currency": "EUR" }""", "")]
    [InlineData("amount", """{ "minor": 1000000000000000, "currency": "JPY" }""", "")]
    [InlineData("amount", """{ "minor": 1000000000000001, "currency": "JPY" }""", "amount.minor amount_out_of_range")]
    [InlineData("amount", """{ "minor": 9223372036854775807, "currency": "EUR" }""", "amount.minor amount_out_of_range")]
    [InlineData("amount", """{ "minor": 1250 }""", "amount.currency required")]
    [InlineData("amount", """{ "minor": 1250, "currency": null }""", "amount.currency required")]
    [InlineData("amount", """{ "minor": 1250, "currency": "" }""", "amount.currency required")]
    [InlineData("amount", """{ "minor": 1250, "currency": "eur" }""", "amount.currency currency_unknown")]
    [InlineData("amount", """{ "minor": 1250, "currency": "XXX" }""", "amount.currency currency_unknown")]
    [InlineData("amount", """{ "minor": 1250, "currency": " EUR" }""", "amount.currency currency_unknown")]
    [InlineData("amount", """{ "minor": 0, "currency": "DEM" }""", "amount.minor amount_not_positive, amount.currency currency_unknown")]
    [InlineData("payer", null, "payer required")]
    [InlineData("payer", "null", "payer required")]
    [InlineData("payer", "\"\"", "payer required")]
    [InlineData("payer", "\" \\t\\n\"", "payer required")]
    [InlineData("payer", "\"shop-7\"", "payee same_party")]
    [InlineData("payer", "\"SHOP-7\"", "")] // Case counts.
    [InlineData("payer", "\"a\\u0000b\"", "payer control_character")]
    [InlineData("payee", null, "payee required")]
    [InlineData("payee", "\"\"", "payee required")]
    [InlineData("payee", "\"a\\u0000b\"", "payee control_character")]
    [InlineData("source", null, "source required")]
    [InlineData("source", "\" \"", "source required")]
    [InlineData("source", "\"\\u0000tok\"", "source control_character")]
    [InlineData("reference", null, "")]
    [InlineData("reference", "null", "")]
    [InlineData("reference", "\"\"", "")]
    [InlineData("reference", "\"two\\nlines\"", "reference control_character")]
    [InlineData("reference", "\"\\u0000\"", "reference control_character")]
    [InlineData("metadata", null, "")]
    [InlineData("metadata", "null", "")]
    [InlineData("metadata", "{}", "")]
    [InlineData("metadata", """{ "order": "" }""", "")]
    [InlineData("metadata", """{ "": "x" }""", "metadata required")]
    [InlineData("metadata", """{ "order": null }""", "metadata required")]
    [InlineData("metadata", """{ "order": "a\u0000" }""", "metadata control_character")]
    [InlineData("metadata", """{ "o\u0000": "a" }""", "metadata control_character")]
    public void A_field_is_taken_or_refused_with_its_code(string field, string? json, string expected) =>
        Said(Fixture.SubmitPayment(field, json)).ShouldBe(expected);

    [Theory]
    [InlineData("payer", 100)]
    [InlineData("payee", 100)]
    [InlineData("source", 100)]
    [InlineData("reference", 140)]
    public void A_text_has_a_longest_length(string field, int longest)
    {
        Said(Fixture.SubmitPayment(field, Text(longest))).ShouldBe("");
        Said(Fixture.SubmitPayment(field, Text(longest + 1))).ShouldBe($"{field} too_long");
    }

    [Theory]
    [InlineData(20, 200, 200, "")]
    [InlineData(21, 200, 200, "metadata too_long")]
    [InlineData(1, 201, 1, "metadata too_long")]
    [InlineData(1, 3, 201, "metadata too_long")]
    public void Metadata_has_a_largest_count_and_a_longest_length(int count, int nameLength, int valueLength, string expected)
    {
        var metadata = Enumerable.Range(0, count)
            .ToDictionary(number => number.ToString("D" + nameLength, null), _ => new string('v', valueLength));

        Said(Fixture.SubmitPayment() with { Metadata = metadata }).ShouldBe(expected);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() => Said(new SubmitPayment()).ShouldBe(
        "paymentId id_empty, amount required, payer required, payee required, source required");

    [Fact]
    public void Payer_and_payee_that_are_both_missing_are_not_called_equal() =>
        Said(Fixture.SubmitPayment() with { Payer = " ", Payee = " " }).ShouldBe("payer required, payee required");

    [Fact]
    public void An_amount_is_taken_exactly_between_one_and_ten_to_the_fifteenth() =>
        Gen.OneOf(Gen.Long, Gen.Long[-2, 2], Gen.Long[Money.MaxMinor - 2, Money.MaxMinor + 2]).Sample(minor =>
        {
            var expected = minor <= 0 ? "amount.minor amount_not_positive"
                : minor > 1_000_000_000_000_000 ? "amount.minor amount_out_of_range"
                : "";
            return Said(Fixture.SubmitPayment() with { Amount = new Money(minor, "EUR") }) == expected;
        });

    [Fact]
    public void What_is_said_holds_nothing_that_the_sender_wrote() =>
        Gen.String[Gen.Char['À', 'ſ'], 1, 300].Sample(text =>
        {
            var command = new SubmitPayment
            {
                Amount = new Money(0, text),
                Payer = text,
                Payee = text,
                Source = text,
                Reference = text,
                Metadata = new Dictionary<string, string> { [text] = text },
            };
            return command.Validate().All(violation => !$"{violation.Field} {violation.Detail}".Contains(text, StringComparison.Ordinal));
        });

    [Fact]
    public void Validation_answers_the_same_each_time_and_never_throws() =>
        Gen.Select(Gen.String.Null(), Gen.String.Null(), Gen.Long, Gen.String.Null(), Gen.Guid).Sample((payer, payee, minor, currency, id) =>
        {
            var command = new SubmitPayment { PaymentId = id, Amount = new Money(minor, currency!), Payer = payer, Payee = payee };
            return command.Validate().SequenceEqual(command.Validate());
        });

    private static string Said(SubmitPayment command) =>
        string.Join(", ", command.Validate().Select(violation => $"{violation.Field} {violation.Code}"));

    private static string Text(int length) => JsonValue.Create(new string('ü', length)).ToJsonString();
}
