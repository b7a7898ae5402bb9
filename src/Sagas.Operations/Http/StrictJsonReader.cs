using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Sagas.Operations.Http;

/// <summary>Reads bodies as <see cref="StrictJson{T}"/>.</summary>
public static class StrictJsonReader
{
    /// <summary>How JSON is written and read over HTTP.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        MaxDepth = 32,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the request's body. Never throws for what the client sent.</summary>
    public static async Task<StrictJson<T>> ReadStrictAsync<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(request.Body, Options, cancellationToken);
            return value is null ? Malformed<T>("$", "An object is required.") : new StrictJson<T>(value, null);
        }
        catch (JsonException exception)
        {
            return Malformed<T>(exception.Path ?? "$", "The value is not what the field takes.");
        }
    }

    private static StrictJson<T> Malformed<T>(string path, string detail)
        where T : class => new(null, Problem.Result(
            StatusCodes.Status400BadRequest,
            "malformed_json",
            "The body cannot be read.",
            "Send one JSON object as described at /docs.",
            new() { ["errors"] = new Dictionary<string, string[]> { [path.TrimStart('$', '.')] = [$"malformed_json: {detail}"] } }));
}
