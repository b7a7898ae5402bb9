using System.Net;
using System.Text;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Security;

public sealed class LocalIdentityTests(OpenNode open) : IClassFixture<OpenNode>
{
    private const string Payment = """{"amount":{"minor":100,"currency":"EUR"},"payer":"a","payee":"b","source":"tok_ok"}""";

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_program_of_this_machine_needs_no_credentials(string host)
    {
        (await SendAsync(HttpMethod.Get, "/v1/sagas", ("Host", $"{host}:{open.Node.Url.Port}"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Post, "/v1/payments", ("Host", host), ("Idempotency-Key", host))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("192.168.1.7")]
    public async Task A_name_that_only_resolves_to_loopback_is_refused(string host)
    {
        var answer = await SendAsync(HttpMethod.Get, "/v1/sagas", ("Host", host));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.ProblemAsync()).ShouldBe("forbidden");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:3000")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_is_refused(string origin)
    {
        (await SendAsync(HttpMethod.Post, "/v1/payments", ("Origin", origin), ("Idempotency-Key", origin))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(HttpMethod.Get, "/v1/sagas", ("Origin", origin))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_form_of_another_site_is_refused(string site) =>
        (await SendAsync(HttpMethod.Post, "/v1/payments", ("Sec-Fetch-Site", site), ("Idempotency-Key", site))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Our_own_page_is_taken()
    {
        var own = open.Node.Url.GetLeftPart(UriPartial.Authority);

        (await SendAsync(HttpMethod.Get, "/v1/sagas", ("Origin", own))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_other_origin_is_ever_allowed_by_CORS()
    {
        var answer = await SendAsync(HttpMethod.Options, "/v1/payments", ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"));

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var client = open.Node.Client();
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
            request.Content = new StringContent(Payment, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}
