using System.Text.Json.Nodes;

namespace Sagas.Payments.Tests.Support;

internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>The problem's type and, of each field, the first code.</summary>
    public static async Task<(string Type, string Errors)> ProblemAsync(this HttpResponseMessage response)
    {
        var json = await response.JsonAsync();
        var errors = json["errors"]?.AsObject().Select(error => $"{error.Key}={error.Value![0]!.GetValue<string>().Split(':')[0]}") ?? [];
        return (json["type"]!.GetValue<string>(), string.Join(' ', errors));
    }
}
