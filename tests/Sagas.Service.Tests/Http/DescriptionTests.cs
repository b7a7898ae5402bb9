using System.Net;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Http;

public sealed class DescriptionTests(OpenNode open) : IClassFixture<OpenNode>
{
    [Fact]
    public async Task Every_operation_says_what_it_does_who_may_and_which_problems_it_answers()
    {
        using var client = open.Node.Client();

        var document = await (await client.GetAsync("/openapi/v1.json")).JsonAsync();

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .ToArray();
        operations.Length.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var (name, operation) in operations)
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(name);
            operation.GetProperty("security").GetArrayLength().ShouldBe(1, name);
            foreach (var status in (string[])["401", "403", "503"])
                operation.GetProperty("responses").GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task The_docs_load_nothing_from_elsewhere()
    {
        using var client = open.Node.Client();

        var answer = await client.GetAsync("/docs/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldNotContain("https://");
    }
}
