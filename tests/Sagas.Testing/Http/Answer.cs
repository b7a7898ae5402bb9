using System.Net;
using System.Text.Json;

namespace Sagas.Testing.Http;

/// <summary>One HTTP answer, read to its end.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Headers">All headers, the content's too; several values of one name joined by a comma.</param>
/// <param name="Text">The body as text.</param>
public sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>The status as a number.</summary>
    public int Code => (int)Status;

    /// <summary>The body as JSON; anything else is an error that shows the answer.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                return JsonDocument.Parse(Text).RootElement;
            }
            catch (JsonException)
            {
                throw new InvalidOperationException($"The answer is no JSON: {Code}\n{Text}");
            }
        }
    }

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>A string member of the body, or null.</summary>
    public string? Field(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The code of a problem: its <c>type</c> without <c>urn:sagas:</c>.</summary>
    public string? Problem => Field("type")?.Replace("urn:sagas:", "", StringComparison.Ordinal);

    /// <summary>The codes in a problem's <c>errors</c> for a field, without their details.</summary>
    public IReadOnlyList<string> ErrorCodes(string field) =>
        Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out var list)
            ? [.. list.EnumerateArray().Select(error => error.GetString()!.Split(':')[0])]
            : [];

    /// <summary>Reads an answer to its end.</summary>
    internal static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(response.StatusCode, headers, await response.Content.ReadAsStringAsync());
        }
    }
}
