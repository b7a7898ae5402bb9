using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Contracts.Payments;

namespace Sagas.Contracts.Tests.Wire;

/// <summary>Messages as they were written by an earlier build, or by somebody who never saw this code: <c>Wire/NAME.vN.json</c>.</summary>
internal static class Fixture
{
    /// <summary>How the bus reads and writes JSON: camelCase, unknown fields ignored.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Wire");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order();

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    /// <summary>The public command of the fixture, with <paramref name="field"/> set to <paramref name="json"/>, or left out for null.</summary>
    public static SubmitPayment SubmitPayment(string? field = null, string? json = null)
    {
        var message = JsonNode.Parse(Text("SubmitPayment.v1"))!.AsObject();
        if (field is not null && json is null)
            message.Remove(field);
        else if (field is not null)
            message[field] = JsonNode.Parse(json!);

        return message.Deserialize<SubmitPayment>(Json)!;
    }
}
