using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Http;

public sealed class HeaderTests(OpenNode open) : IClassFixture<OpenNode>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sagas")]
    [InlineData("/signin")]
    [InlineData("/signin.css")]
    [InlineData("/_content/Sagas.Dashboard/app.css")]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    [InlineData("/docs/scalar.js")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/v1/sagas")]
    [InlineData("/v1/payments/0198c0de-0000-7000-8000-000000000001")]
    [InlineData("/v1/nothing")]
    [InlineData("/nothing")]
    [InlineData("/simulator/charges?payment=0198c0de-0000-7000-8000-000000000001")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path)
    {
        using var client = open.Node.Client();

        var answer = await client.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'none';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("base-uri 'none'");
        policy.ShouldContain("form-action 'self'");
        policy.ShouldNotContain("unsafe-eval");
        ScriptPart(policy).ShouldNotContain("unsafe-inline");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").ShouldHaveSingleItem().ShouldBe("no-referrer");
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldHaveSingleItem().ShouldBe("same-origin");
        answer.Headers.CacheControl.ShouldNotBeNull();
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task The_docs_alone_have_a_policy_of_their_own_and_a_nonce_that_is_new_each_time()
    {
        using var client = open.Node.Client();

        var first = (await client.GetAsync("/docs/")).Headers.GetValues("Content-Security-Policy").Single();
        var second = (await client.GetAsync("/docs/")).Headers.GetValues("Content-Security-Policy").Single();
        var sagas = (await client.GetAsync("/sagas")).Headers.GetValues("Content-Security-Policy").Single();

        first.ShouldContain("'nonce-");
        second.ShouldNotBe(first);
        sagas.ShouldNotContain("nonce");
        sagas.ShouldNotContain("unsafe-inline");
    }

    private static string ScriptPart(string policy) => policy.Split(';').Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal));
}
