using System.Net;
using System.Net.Sockets;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Http;

public sealed class UnavailableTests : IAsyncLifetime
{
    private TestNode _node = null!;

    public async ValueTask InitializeAsync() => _node = await TestNode.StartAsync(
        new() { ["Storage:Provider"] = "Postgres", ["ConnectionStrings:Sagas"] = $"Host=127.0.0.1;Port={ClosedPort()};Database=sagas;Username=sagas" },
        waitUntilReady: false);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_node_whose_database_is_away_lives_and_is_not_ready()
    {
        using var client = _node.Client();

        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ready = await client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("""{"ok":false,"checks":[{"name":"database","ok":false},{"name":"broker","ok":false},{"name":"clock","ok":true}]}""");
    }

    [Fact]
    public async Task It_answers_what_is_missing_and_when_to_come_again()
    {
        using var client = _node.Client();

        var answer = await client.GetAsync("/v1/sagas");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.ProblemAsync()).ShouldBe("unavailable");
        (await answer.JsonAsync()).GetProperty("missing").EnumerateArray().Select(name => name.GetString()).ShouldContain("database");
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task It_tells_people_on_a_page()
    {
        using var client = _node.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await client.GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
