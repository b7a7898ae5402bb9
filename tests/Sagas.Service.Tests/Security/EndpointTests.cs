using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Security;

public sealed class EndpointTests(LockedNode locked) : IClassFixture<LockedNode>
{
    /// <summary>Who is open without sign-in is listed here, or fails the test.</summary>
    private static readonly string[] Open =
    [
        "GET /health/live", "GET /health/ready", "GET /signin", "POST /signin",
        "GET /signin.css", "GET /docs/scalar.js", "GET /docs/scalar.aspnetcore.js", "GET /docs/favicon.svg", // Static files.
    ];

    [Fact]
    public async Task Without_sign_in_only_the_listed_endpoints_answer()
    {
        using var client = locked.Node.Client();
        var open = new List<string>();
        foreach (var (method, path) in Endpoints())
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            var answer = await client.SendAsync(request);
            if (answer.StatusCode is not HttpStatusCode.Unauthorized)
                open.Add($"{method} {path}");
        }

        open.ShouldBe(Open, ignoreOrder: true);
    }

    [Fact]
    public async Task Without_sign_in_a_browser_is_led_to_the_sign_in()
    {
        using var client = locked.Node.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await client.GetAsync("/sagas?status=faulted");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/signin?return=%2Fsagas%3Fstatus%3Dfaulted");
    }

    [Fact]
    public async Task Without_sign_in_nobody_learns_which_routes_there_are()
    {
        using var client = locked.Node.Client();

        (await client.GetAsync("/v1/nothing")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Health_tells_names_and_ok_and_no_details()
    {
        using var client = locked.Node.Client();

        var ready = await client.GetStringAsync("/health/ready");

        ready.ShouldBe("""{"ok":true,"checks":[{"name":"database","ok":true},{"name":"broker","ok":true},{"name":"clock","ok":true}]}""");
    }

    private IEnumerable<(string Method, string Path)> Endpoints() => locked.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => Methods(endpoint).Select(method => (method, Path(endpoint))))
        .Distinct();

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    private static string Path(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Text))));

    private static string Text(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } => "v1",
        _ => "0198c0de-0000-7000-8000-000000000001",
    };
}
