using System.Net;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Http;

public class ManagementListenerTests
{
    [Fact]
    public async Task The_management_listener_serves_health_and_nothing_else()
    {
        await using var node = await TestNode.StartAsync(new() { ["Management:Urls"] = "http://127.0.0.1:0" });
        using var main = node.Client();
        using var management = node.Client(address: node.Addresses[1]);

        (await management.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await management.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/", "/signin", "/v1/sagas", "/docs", "/openapi/v1.json"])
            (await management.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await main.GetAsync("/v1/sagas")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
