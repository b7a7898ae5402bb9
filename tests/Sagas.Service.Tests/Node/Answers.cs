using System.Text.Json;

namespace Sagas.Service.Tests.Node;

internal static class Answers
{
    /// <summary>The problem's code; the answer must be one with status, title and a trace.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.JsonAsync();
        problem.GetProperty("status").GetInt32().ShouldBe((int)answer.StatusCode);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        return problem.GetProperty("type").GetString()!.Replace("urn:sagas:", "", StringComparison.Ordinal);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
