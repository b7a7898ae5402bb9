using System.Text;

namespace Sagas.BlackBox.Tests.Http;

/// <summary>Bodies that are not what the route takes, and routes that there are not.</summary>
public sealed class BadRequestTests(Services services) : SharedService(services, Size.Embedded)
{
    private const string Valid = """{"amount":{"minor":1,"currency":"EUR"},"payer":"a","payee":"b","source":"tok_ok"}""";

    public static TheoryData<string> Malformed =>
    [
        "",
        " ",
        "{",
        "[]",
        "null",
        "17",
        "\"text\"",
        "payer=alice",
        Valid + "x",
        Valid + Valid,
        Valid.Replace("}", ",}", StringComparison.Ordinal),
        "/* a comment */" + Valid,
        Valid.Replace("\"payer\":\"a\"", "\"payer\":\"a\",\"payer\":\"c\"", StringComparison.Ordinal),
        Valid.Replace("\"minor\":1", "\"minor\":\"1\"", StringComparison.Ordinal),
        Valid.Replace("\"minor\":1", "\"minor\":1.5", StringComparison.Ordinal),
        Valid.Replace("\"minor\":1", "\"minor\":99999999999999999999", StringComparison.Ordinal),
        Valid.Replace("\"minor\":1", "\"minor\":NaN", StringComparison.Ordinal),
        Valid.Replace("\"payer\":\"a\"", "\"payer\":7", StringComparison.Ordinal),
        Valid.Replace("\"payer\":\"a\"", "\"payer\":[\"a\"]", StringComparison.Ordinal),
        Valid.Replace("\"payer\":\"a\"", "\"payer\":\"a\",\"paymentId\":\"17\"", StringComparison.Ordinal),
        Valid.Replace("{\"minor\":1,\"currency\":\"EUR\"}", "12", StringComparison.Ordinal),
        Valid.Replace("'", "\"", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal),
        new string('[', 200) + new string(']', 200),
        "{\"payer\":\"\\ud800\"}", // half a surrogate pair
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_body_that_cannot_be_read_is_a_bad_request(string body)
    {
        var answer = await Api.PostTextAsync("/v1/payments", body, ("Idempotency-Key", Unique("key")));

        answer.Code.ShouldBe(400, answer.Text);
        answer.Problem.ShouldBe("malformed_json");
        answer.Header("Content-Type").ShouldNotBeNull().ShouldStartWith("application/problem+json");
    }

    [Fact]
    public async Task A_body_that_is_no_UTF8_is_a_bad_request()
    {
        using var content = new ByteArrayContent([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
        content.Headers.ContentType = new("application/json");

        var answer = await Api.SendAsync(HttpMethod.Post, "/v1/payments", content, ("Idempotency-Key", Unique("key")));

        answer.Code.ShouldBe(400, answer.Text);
    }

    [Theory]
    [InlineData("\"minor\":1", "\"minor\":\"1\"", "amount.minor")]
    [InlineData("\"payer\":\"a\"", "\"payer\":7", "payer")]
    public async Task A_value_of_the_wrong_kind_is_named_by_its_field(string valid, string wrong, string field)
    {
        var body = Valid.Replace(valid, wrong, StringComparison.Ordinal);

        var answer = await Api.PostTextAsync("/v1/payments", body, ("Idempotency-Key", Unique("key")));

        answer.ErrorCodes(field).ShouldBe(["malformed_json"], answer.Text);
    }

    [Theory]
    [InlineData("\"payer\":\"a\"", "\"payer\":\"a\",\"note\":1", "note")]
    [InlineData("\"payer\":\"a\"", "\"Payer\":\"a\"", "Payer")]
    [InlineData("\"minor\":1", "\"minor\":1,\"cents\":2", "amount.cents")]
    public async Task An_unknown_field_is_refused_by_name(string valid, string wrong, string field)
    {
        var body = Valid.Replace(valid, wrong, StringComparison.Ordinal);

        var answer = await Api.PostTextAsync("/v1/payments", body, ("Idempotency-Key", Unique("key")));

        answer.Code.ShouldBe(400, answer.Text);
        answer.Problem.ShouldBe("unknown_field");
        answer.Json.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(answer.Text);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_too_large()
    {
        var body = Valid.Replace("\"a\"", $"\"{new string('a', 300 * 1024)}\"", StringComparison.Ordinal);

        var answer = await Api.PostTextAsync("/v1/payments", body, ("Idempotency-Key", Unique("key")));

        answer.Code.ShouldBe(413);
        answer.Problem.ShouldBe("too_large");
    }

    [Fact]
    public async Task A_body_over_256_KB_without_a_length_is_too_large()
    {
        var body = Valid.Replace("\"a\"", $"\"{new string('a', 300 * 1024)}\"", StringComparison.Ordinal);
        using var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentLength = null;

        var answer = await Api.SendAsync(HttpMethod.Post, "/v1/payments", content, ("Idempotency-Key", Unique("key")), ("Transfer-Encoding", "chunked"));

        answer.Code.ShouldBe(413);
        answer.Problem.ShouldBe("too_large");
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/nothing")]
    [InlineData("/v1/payments/not-an-id")]
    [InlineData("/v1/sagas/not-an-id")]
    public async Task An_unknown_route_is_not_found(string path)
    {
        var answer = await Api.GetAsync(path);

        answer.Code.ShouldBe(404, answer.Text);
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/payments/not-an-id")]
    public async Task An_unknown_route_of_the_API_answers_a_problem(string path)
    {
        var answer = await Api.GetAsync(path);

        answer.Problem.ShouldBe("not_found");
        answer.Header("Content-Type").ShouldNotBeNull().ShouldStartWith("application/problem+json");
    }

    [Theory]
    [InlineData("/v1/receipts/order-17")]
    [InlineData("/v1/cases")]
    [InlineData("/v1/webhooks")]
    [InlineData("/v1/ledger/trial-balance")]
    [InlineData("/v1/agreements/0195f3a0-0000-7000-8000-000000000000")]
    [InlineData("/asyncapi.json")]
    [InlineData("/live")]
    [InlineData("/cases")]
    [InlineData("/money")]
    public async Task What_is_not_built_yet_is_not_found(string path)
    {
        var answer = await Api.GetAsync(path);

        answer.Code.ShouldBe(404);
    }

    [Fact]
    public async Task A_known_route_with_another_method_is_refused()
    {
        var answer = await Api.SendAsync(HttpMethod.Delete, "/v1/payments", null);

        answer.Code.ShouldBe(405);
    }
}
