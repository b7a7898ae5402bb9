using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sagas.Operations.Http;

/// <summary>Reads bodies as <see cref="StrictJson{T}"/>.</summary>
public static class StrictJsonReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>How JSON is written and read over HTTP.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>
    /// Reads the request's body. Never throws for what the client sent: 400 <c>malformed_json</c> or <c>unknown_field</c> with the fields named (<c>$</c>
    /// is the body as a whole), 413 <c>too_large</c>, 415 <c>unsupported_media_type</c>.
    /// </summary>
    public static async Task<StrictJson<T>> ReadStrictAsync<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!IsJson(request))
            return new(null, Problem.UnsupportedMediaType());

        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellationToken);
        }
        catch (BadHttpRequestException exception)
        {
            return new(null, Problem.BadRequest(exception.StatusCode));
        }

        return Read<T>(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    /// <summary>Reads a body that is in memory, by the same rules.</summary>
    internal static StrictJson<T> Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        if (json.StartsWith(ByteOrderMark))
            json = json[ByteOrderMark.Length..];

        var (fields, isUnknown) = JsonFaults.Find(json, typeof(T), Options);
        if (fields.Count > 0)
            return new(null, isUnknown ? Problem.UnknownField(fields) : Problem.MalformedJson(fields));

        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) is { } value ? new(value, null) : Wrong<T>("$", "An object is required.");
        }
        catch (JsonException exception)
        {
            return Wrong<T>(exception.Path is { Length: > 2 } path ? path[2..] : "$", "The value is not of the kind that the field takes.");
        }
    }

    private static StrictJson<T> Wrong<T>(string field, string detail)
        where T : class => new(null, Problem.MalformedJson(new Dictionary<string, string> { [field] = detail }));

    // RFC 8259 knows UTF-8 only; a charset that says otherwise is somebody else's bytes.
    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            MaxDepth = 32,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.AddUtcTimes();
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
