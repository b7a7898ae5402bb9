using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Contracts.Tests.Wire;

/// <summary>The past is a fixture: what was promised to others, and what waits in a queue during an upgrade, is still read. Never edit a fixture; add a version.</summary>
public sealed class WireTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.Names];

    [Fact]
    public void A_payment_of_version_1_still_reads_field_by_field()
    {
        var message = Fixture.SubmitPayment();

        message.PaymentId.ShouldBe(Guid.Parse("019a3c5e-8a00-7b1c-9d2e-3f4051627384"));
        message.Amount.ShouldBe(new Money(1250, "EUR"));
        message.Payer.ShouldBe("customer-42");
        message.Payee.ShouldBe("shop-7");
        message.Source.ShouldBe("tok_ok");
        message.Reference.ShouldBe("order 17");
        message.Metadata.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new("order", "17"));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_message_is_written_as_it_was_read(string fixture)
    {
        var json = Fixture.Text(fixture);
        var message = JsonSerializer.Deserialize(json, TypeOf(fixture), Fixture.Json);

        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(message, TypeOf(fixture), Fixture.Json), JsonNode.Parse(json)).ShouldBeTrue(json);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_reader_passes_over_what_a_newer_sender_adds(string fixture)
    {
        var json = JsonNode.Parse(Fixture.Text(fixture))!.AsObject();
        json["addedLater"] = new JsonObject { ["by"] = "a newer sender" };

        json.Deserialize(TypeOf(fixture), Fixture.Json).ShouldNotBeNull();
    }

    [Fact]
    public void Each_message_has_a_fixture() => Contract.Messages.Select(type => $"{type.Name}.v1").Except(Fixture.Names).ShouldBeEmpty();

    [Theory]
    [InlineData("reference")]
    [InlineData("metadata")]
    public void An_optional_field_may_be_left_out(string field) => Fixture.SubmitPayment(field, null).Validate().ShouldBeEmpty();

    [Fact]
    public void An_amount_that_is_text_or_a_fraction_is_unreadable()
    {
        foreach (var minor in new[] { "\"12,50\"", "12.5", "9223372036854775808" })
            Should.Throw<JsonException>(() => Fixture.SubmitPayment("amount", $$"""{ "minor": {{minor}}, "currency": "EUR" }"""));
    }

    private static Type TypeOf(string fixture) => Contract.Messages.Single(type => type.Name == fixture.Split('.')[0]);
}
