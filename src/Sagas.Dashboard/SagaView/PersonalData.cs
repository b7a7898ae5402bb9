using System.Text.Json.Nodes;

namespace Sagas.Dashboard.SagaView;

/// <summary>Hides what points to a person in a message's body, for callers who do not see personal data.</summary>
public static class PersonalData
{
    /// <summary>What stands in place of a hidden text. Tells neither its length nor its beginning.</summary>
    public const string Mask = "•••";

    // The means of payment is no name, but whoever has it can pay with it.
    private static readonly HashSet<string> Fields = new(["payer", "payee", "source", "name", "email", "metadata"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Masks every such field of <paramref name="body"/>, at any depth, in place. Numbers and absent values stay.</summary>
    public static JsonNode? Hide(JsonNode? body)
    {
        if (body is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToArray())
            {
                if (value is not null && Fields.Contains(name))
                    fields[name] = Mask;
                else
                    Hide(value);
            }
        }
        else if (body is JsonArray items)
        {
            foreach (var item in items)
                Hide(item);
        }

        return body;
    }

    /// <summary>The text, or the mask in its place; an absent one stays absent.</summary>
    public static string? Show(string? text, bool visible) => visible || text is null ? text : Mask;
}
