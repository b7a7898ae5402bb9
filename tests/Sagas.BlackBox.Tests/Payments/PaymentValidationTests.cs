using System.Text.Json.Nodes;

namespace Sagas.BlackBox.Tests.Payments;

/// <summary>What the public door refuses, by field and code. The door is one at both sizes.</summary>
public sealed class PaymentValidationTests(Services services) : SharedService(services, Size.Embedded)
{
    public static TheoryData<string, string, string?> Refused => new()
    {
        // member, JSON of its value, field:code
        { "amount", """{ "minor": 0, "currency": "EUR" }""", "amount.minor:amount_not_positive" },
        { "amount", """{ "minor": -1, "currency": "EUR" }""", "amount.minor:amount_not_positive" },
        { "amount", """{ "minor": 1000000000000001, "currency": "EUR" }""", "amount.minor:amount_out_of_range" },
        { "amount", """{ "minor": 1, "currency": "XXX" }""", "amount.currency:currency_unknown" },
        { "amount", """{ "minor": 1, "currency": "eur" }""", "amount.currency:currency_unknown" },
        { "amount", "null", "amount:required" },
        { "payer", "null", "payer:required" },
        { "payer", "\"\"", "payer:required" },
        { "payer", "\"bob\"", "payee:same_party" },
        { "payer", Text(101), "payer:too_long" },
        { "payee", "null", "payee:required" },
        { "payee", Text(101), "payee:too_long" },
        { "source", "null", "source:required" },
        { "source", Text(101), "source:too_long" },
        { "reference", Text(141), "reference:too_long" },
        { "paymentId", "\"00000000-0000-0000-0000-000000000000\"", "paymentId:id_empty" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_field_is_named_with_its_code(string member, string json, string? expected)
    {
        var body = PaymentBody.With();
        body[member] = JsonNode.Parse(json);

        var answer = await Api.PayAsync(body, Unique("key"));

        answer.Code.ShouldBe(400, answer.Text);
        answer.Problem.ShouldBe("validation_failed");
        var (field, code) = (expected!.Split(':')[0], expected.Split(':')[1]);
        answer.ErrorCodes(field).ShouldContain(code, answer.Text);
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        var answer = await Api.PostTextAsync("/v1/payments", "{}", ("Idempotency-Key", Unique("key")));

        answer.Problem.ShouldBe("validation_failed");
        answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["amount", "payer", "payee", "source"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000_000_000_000)]
    public async Task The_smallest_and_the_largest_amount_are_taken(long minor)
    {
        var answer = await Api.PayAsync(PaymentBody.With(minor: minor), Unique("key"));

        answer.Code.ShouldBe(202, answer.Text);
    }

    [Fact]
    public async Task Fields_of_full_length_in_any_script_are_taken()
    {
        var body = PaymentBody.With(reference: new string('ж', 140));
        body["payer"] = new string('漢', 100);
        body["metadata"] = new JsonObject { ["order"] = "17" };

        var answer = await Api.PayAsync(body, Unique("key"));

        answer.Code.ShouldBe(202, answer.Text);
        var payment = (await Api.GetAsync(answer.Header("Location")!)).Json;
        payment.GetProperty("payer").GetString().ShouldBe(new string('漢', 100));
        payment.GetProperty("reference").GetString().ShouldBe(new string('ж', 140));
    }

    [Fact]
    public async Task A_refused_payment_leaves_nothing_behind()
    {
        var id = Guid.CreateVersion7();

        await Api.PayAsync(PaymentBody.With(id: id, minor: 0));

        (await Api.GetAsync($"/v1/payments/{id}")).Code.ShouldBe(404);
        (await Api.PayAsync(PaymentBody.With(id: id))).Code.ShouldBe(202);
    }

    private static string Text(int length) => $"\"{new string('x', length)}\"";
}
