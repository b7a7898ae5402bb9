namespace Sagas.BlackBox.Tests.Http;

/// <summary>What protects a browser, on pages and errors alike.</summary>
public sealed class HeaderTests(Services services) : SharedService(services, Size.Embedded)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sagas")]
    [InlineData("/signin")]
    [InlineData("/docs")]
    [InlineData("/nothing")]
    [InlineData("/v1/sagas")]
    [InlineData("/v1/nothing")]
    [InlineData("/health/live")]
    public async Task Every_answer_forbids_what_a_browser_need_not_do(string path)
    {
        var answer = await Api.GetAsync(path, ("Accept", "text/html"));

        var policy = answer.Header("Content-Security-Policy").ShouldNotBeNull();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Referrer-Policy").ShouldBe("no-referrer");
        answer.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        answer.Header("Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Fact]
    public async Task The_local_identity_answers_known_hosts_only()
    {
        var answer = await Api.GetAsync("/v1/sagas", ("Host", "evil.example"));

        answer.Code.ShouldBeInRange(400, 421);
    }

    [Fact]
    public async Task A_web_page_of_elsewhere_cannot_pay_on_a_persons_machine()
    {
        var id = Guid.CreateVersion7();

        var answer = await Api.PostAsync("/v1/payments", PaymentBody.With(id: id), ("Origin", "https://evil.example"));

        answer.Code.ShouldBeInRange(400, 421);
        (await Api.GetAsync($"/v1/payments/{id}")).Code.ShouldBe(404);
    }

    [Fact]
    public async Task A_problem_shows_a_trace_and_no_stack()
    {
        var answer = await Api.PostTextAsync("/v1/payments", "{", ("Idempotency-Key", Unique("key")));

        answer.Field("traceId").ShouldNotBeNullOrWhiteSpace();
        answer.Text.ShouldNotContain("   at ");
        answer.Text.ShouldNotContain("Exception");
    }
}
