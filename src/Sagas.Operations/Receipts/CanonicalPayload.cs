using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Operations.Receipts;

/// <summary>
/// A command's payload as receipts compare it: JSON with its keys sorted, where absent, null and default are alike, without the business id
/// (which a receipt keeps beside it, since the service may have made it).
/// </summary>
internal sealed record CanonicalPayload(string Json)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>SHA-256 in lower-case hex.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));

    public static CanonicalPayload Of<T>(T command)
        where T : class
    {
        var json = JsonSerializer.SerializeToNode(command, Options)!.AsObject();
        json.Remove(IdField<T>());
        return new CanonicalPayload(Canonical(json)?.ToJsonString(Options) ?? "{}");
    }

    /// <summary>The JSON name of the command's business id: by convention its first property of type <see cref="Guid"/>.</summary>
    public static string IdField<T>() => JsonNamingPolicy.CamelCase.ConvertName(
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).First(property => property.PropertyType == typeof(Guid)).Name);

    /// <summary>Paths of the values that differ, such as <c>amount.minor</c>, sorted.</summary>
    public IReadOnlyList<string> DifferencesTo(string otherJson)
    {
        var mine = Flatten(JsonNode.Parse(Json), "").ToDictionary();
        var other = Flatten(JsonNode.Parse(otherJson), "").ToDictionary();
        return [.. mine.Keys.Union(other.Keys).Where(path => mine.GetValueOrDefault(path) != other.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];
    }

    private static JsonNode? Canonical(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                var members = json.Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))
                    .Where(member => member.Value is not null).OrderBy(member => member.Key, StringComparer.Ordinal).ToList();
                return members.Count == 0 ? null : new JsonObject(members);
            case JsonArray array:
                return array.Count == 0 ? null : new JsonArray([.. array.Select(Canonical)]);
            case JsonValue value when value.ToJsonString() is "0" or "false" or "\"\"":
                return null;
            default:
                return node?.DeepClone();
        }
    }

    private static IEnumerable<(string Path, string Value)> Flatten(JsonNode? node, string path) => node switch
    {
        JsonObject json => json.SelectMany(member => Flatten(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray array => array.SelectMany((item, i) => Flatten(item, $"{path}[{i}]")),
        _ => [(path, node?.ToJsonString() ?? "null")],
    };
}
