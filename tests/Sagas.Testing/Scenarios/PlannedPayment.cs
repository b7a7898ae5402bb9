using System.Globalization;
using System.Text.Json.Nodes;
using Sagas.Testing.Http;

namespace Sagas.Testing.Scenarios;

/// <summary>A payment of a run, with the outcome that its source promises.</summary>
/// <param name="Id">Its business id.</param>
/// <param name="Source">The simulated gateway's token.</param>
/// <param name="Minor">Its amount.</param>
public sealed record PlannedPayment(Guid Id, string Source, long Minor)
{
    private static readonly string[] Sources =
    [
        "tok_ok", "tok_ok", "tok_ok", "tok_ok", "tok_ok", "tok_ok", "tok_declined", "tok_capture_fails", "tok_error_twice", "tok_timeout_charged", "tok_timeout_lost",
    ];

    /// <summary>Whose it is.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>The caller's idempotency key.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"kill-{Id}");

    /// <summary>How many charges the gateway makes for it: a declined one is none, all others are one, undone or not.</summary>
    public int Charges => Source == "tok_declined" ? 0 : 1;

    /// <summary>Draws a payment. Half of the ids come with a time, half are plain random ones: both are welcome.</summary>
    public static PlannedPayment Draw(Random chance) => new(
        chance.Next(2) == 0 ? Guid.CreateVersion7() : Guid.NewGuid(),
        Sources[chance.Next(Sources.Length)],
        1 + chance.Next(1_000_000));

    /// <summary>The body of its command.</summary>
    public JsonObject Body() => PaymentBody.With(Source, Id, Minor, reference: $"run {Id:N}");

    /// <summary>Compares the end with what the source promises.</summary>
    public IEnumerable<string> Judge(string? state, IReadOnlyList<Charge> made)
    {
        var fails = Source is "tok_declined" or "tok_capture_fails";
        var expected = fails ? "Failed" : "Completed";
        if (state != expected)
            yield return $"is {state}, not {expected}";
        if (made.Count != Charges)
            yield return $"has {made.Count} charges, not {Charges}: {string.Join(", ", made)}";
        foreach (var charge in made)
        {
            var (captured, voided) = fails ? (0L, Minor) : (Minor, 0L);
            if (charge.Authorized != Minor || charge.Captured != captured || charge.Voided != voided || charge.Refunded != 0)
                yield return $"has the charge {charge}, not captured {captured} and voided {voided}";
        }
    }
}
