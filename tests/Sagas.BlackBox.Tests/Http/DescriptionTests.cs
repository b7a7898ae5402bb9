namespace Sagas.BlackBox.Tests.Http;

/// <summary>The API describes itself, and nothing that is not built.</summary>
public sealed class DescriptionTests(Services services) : SharedService(services, Size.Embedded)
{
    [Theory]
    [InlineData("/v1/payments", "post")]
    [InlineData("/v1/payments/{id}", "get")]
    [InlineData("/v1/sagas", "get")]
    [InlineData("/v1/sagas/{id}", "get")]
    [InlineData("/v1/sagas/{id}/timeline", "get")]
    [InlineData("/v1/sagas/{id}/diagram.svg", "get")]
    [InlineData("/v1/sagas/{id}/undo-plan", "get")]
    [InlineData("/v1/sagas/{id}/cancel", "post")]
    [InlineData("/v1/workflows/{name}", "get")]
    [InlineData("/v1/faults", "get")]
    [InlineData("/v1/faults/{id}/replay", "post")]
    [InlineData("/v1/undelivered", "get")]
    [InlineData("/v1/undelivered/{id}/send", "post")]
    [InlineData("/v1/timers", "get")]
    [InlineData("/v1/timers/{id}/move", "post")]
    public async Task OpenAPI_describes_what_is_built(string path, string method)
    {
        var document = (await Api.GetAsync("/openapi/v1.json")).Json;

        document.GetProperty("openapi").GetString().ShouldNotBeNull().ShouldStartWith("3.");
        document.GetProperty("paths").GetProperty(path).TryGetProperty(method, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task OpenAPI_describes_no_route_of_the_API_that_answers_404()
    {
        var document = (await Api.GetAsync("/openapi/v1.json")).Json;

        document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Where(path => path.StartsWith("/v1/", StringComparison.Ordinal))
            .ShouldBe(["/v1/payments", "/v1/payments/{id}", "/v1/sagas", "/v1/sagas/{id}", "/v1/sagas/{id}/timeline",
                "/v1/sagas/{id}/diagram.svg", "/v1/sagas/{id}/undo-plan", "/v1/sagas/{id}/retry", "/v1/sagas/{id}/resume", "/v1/sagas/{id}/skip", "/v1/sagas/{id}/compensate",
                "/v1/sagas/{id}/cancel", "/v1/workflows", "/v1/workflows/{name}", "/v1/faults", "/v1/faults/{id}/replay", "/v1/faults/{id}/discard",
                "/v1/undelivered", "/v1/undelivered/{id}/send", "/v1/undelivered/{id}/discard", "/v1/timers", "/v1/timers/{id}/move", "/v1/timers/{id}/cancel"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_docs_are_a_page()
    {
        var answer = await Api.GetAsync("/docs");
        if (answer.Code is 301 or 302 or 307 or 308)
            answer = await Api.GetAsync(answer.Header("Location")!);

        answer.Code.ShouldBe(200);
        answer.Header("Content-Type").ShouldNotBeNull().ShouldStartWith("text/html");
    }
}
