using System.Text.Json;

namespace Sagas.Testing.Scenarios;

/// <summary>What holds for every saga's timeline.</summary>
public static class Timelines
{
    /// <summary>The items of the answer to <c>GET /v1/sagas/{id}/timeline</c>.</summary>
    public static IReadOnlyList<JsonElement> Items(JsonElement answer) =>
        [.. (answer.ValueKind == JsonValueKind.Array ? answer : answer.GetProperty("items")).EnumerateArray()];

    /// <summary>Numbers 1, 2, 3 … without gap or twin; each item starts where the last one ended.</summary>
    public static IEnumerable<string> Judge(JsonElement answer)
    {
        string? last = null;
        var number = 0;
        foreach (var item in Items(answer))
        {
            number++;
            if (item.GetProperty("seq").GetInt32() != number)
                yield return $"timeline item {number} has seq {item.GetProperty("seq")}";
            var from = item.TryGetProperty("from", out var value) ? value.GetString() : null;
            if (from != last)
                yield return $"timeline item {number} is from '{from}', after '{last}'";
            last = item.GetProperty("to").GetString();
        }

        if (number == 0)
            yield return "its timeline is empty";
    }
}
