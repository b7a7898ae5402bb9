using System.Text.Json.Nodes;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>A number that the journal has to keep to.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Value">Measured.</param>
/// <param name="Limit">The bar.</param>
/// <param name="AtLeast">Whether the value must reach the limit; else it must not pass it.</param>
internal sealed record Bar(string Name, double Value, double Limit, bool AtLeast = false)
{
    /// <summary>Whether it is kept.</summary>
    public bool IsMet => AtLeast ? Value >= Limit : Value <= Limit;

    /// <summary><c>{ value, limit, met }</c>.</summary>
    public JsonObject ToJson() => new() { ["value"] = Math.Round(Value, 3), ["limit"] = Math.Round(Limit, 3), ["met"] = IsMet };

    /// <summary>In words.</summary>
    public override string ToString() => $"{(IsMet ? "met" : "MISSED")}: {Name} is {Value:0.###}, {(AtLeast ? "at least" : "at most")} {Limit:0.###}";
}
