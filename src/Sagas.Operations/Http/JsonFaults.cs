using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sagas.Operations.Http;

/// <summary>
/// Reads a body's tokens against the contract's shape and names the fields that are wrong, which the serializer alone does not: it reports neither
/// where a duplicate stands nor whether a member is unknown.
/// </summary>
internal ref struct JsonFaults
{
    private readonly JsonSerializerOptions _options;
    private readonly Stack<Level> _levels = new();
    private Utf8JsonReader _reader;

    private JsonFaults(ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        _options = options;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = options.MaxDepth, CommentHandling = JsonCommentHandling.Disallow });
    }

    /// <summary>Fields with what is wrong, by path; empty if tokens and names are right. <c>IsUnknown</c>: nothing is wrong but members that the contract lacks.</summary>
    public static (IReadOnlyDictionary<string, string> Fields, bool IsUnknown) Find(ReadOnlySpan<byte> json, Type contract, JsonSerializerOptions options)
    {
        var faults = new JsonFaults(json, options);
        var unknown = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            if (faults.Scan(contract, unknown) is { } detail)
                return (new Dictionary<string, string> { [faults.Path] = detail }, false);
        }
        catch (JsonException)
        {
            return (new Dictionary<string, string> { [faults.Path] = "This is no JSON, or nested deeper than 32 levels, or holds a comment." }, false);
        }
        catch (InvalidOperationException)
        {
            // The reader's word for bytes that are no UTF-8 and for half a surrogate pair.
            return (new Dictionary<string, string> { [faults.Path] = "The text is no valid Unicode." }, false);
        }

        return (unknown, unknown.Count > 0);
    }

    private readonly string Path => _levels.Count == 0 ? "$" : string.Concat(_levels.Reverse().Select(level => level.Segment)).TrimStart('.') is { Length: > 0 } path ? path : "$";

    private string? Scan(Type contract, Dictionary<string, string> unknown)
    {
        var shape = Shape(contract);
        while (_reader.Read())
        {
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Element();
                    _levels.Push(new Level(_reader.TokenType == JsonTokenType.StartObject, ValueShape(shape)));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _levels.Pop();
                    break;
                case JsonTokenType.PropertyName when Member(unknown) is { } detail:
                    return detail;
                case JsonTokenType.String:
                    Element();
                    if (_reader.GetString()!.Contains('\0', StringComparison.Ordinal))
                        return "The text holds the character NUL.";
                    break;
                default:
                    Element();
                    break;
            }
        }

        return null;
    }

    private readonly void Element()
    {
        if (_levels.TryPeek(out var level))
            level.Next();
    }

    private string? Member(Dictionary<string, string> unknown)
    {
        var level = _levels.Peek();
        level.Enter(""); // The name itself may be unreadable: then the object around it is named.
        var name = _reader.GetString()!;
        level.Enter(name);
        if (!level.Names.Add(name))
            return "The member is there twice.";
        if (level.Shape is { Kind: JsonTypeInfoKind.Object } shape && shape.Properties.All(property => property.Name != name))
            unknown[Path] = "The contract has no such member.";

        return null;
    }

    private readonly JsonTypeInfo? ValueShape(JsonTypeInfo? root)
    {
        if (!_levels.TryPeek(out var level))
            return root;

        return level.Shape switch
        {
            { Kind: JsonTypeInfoKind.Object } shape => Shape(shape.Properties.FirstOrDefault(property => property.Name == level.Name)?.PropertyType),
            { ElementType: { } element } => Shape(element),
            _ => null,
        };
    }

    private readonly JsonTypeInfo? Shape(Type? type) => type is null ? null : _options.GetTypeInfo(type);

    /// <summary>An object or array that is open, and where in it the reader stands.</summary>
    private sealed class Level(bool isObject, JsonTypeInfo? shape)
    {
        private int _index = -1;

        public JsonTypeInfo? Shape => shape;

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public string Name { get; private set; } = "";

        public string Segment => isObject
            ? Name.Length == 0 ? "" : $".{Name}"
            : _index < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{_index}]");

        public void Enter(string name) => Name = name;

        public void Next()
        {
            if (!isObject)
                _index++;
        }
    }
}
