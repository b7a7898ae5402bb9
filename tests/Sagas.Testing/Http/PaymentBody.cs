using System.Text.Json.Nodes;

namespace Sagas.Testing.Http;

/// <summary>Bodies of <c>SubmitPayment</c>: a valid one to change for a test.</summary>
public static class PaymentBody
{
    /// <summary>12.50 EUR from alice to bob.</summary>
    /// <param name="source">The simulated gateway's token.</param>
    /// <param name="id">The business id; null leaves it out.</param>
    /// <param name="minor">Minor units.</param>
    /// <param name="reference">The sender's words; null leaves them out.</param>
    public static JsonObject With(string source = "tok_ok", Guid? id = null, long minor = 1250, string? reference = null)
    {
        var body = new JsonObject
        {
            ["amount"] = new JsonObject { ["minor"] = minor, ["currency"] = "EUR" },
            ["payer"] = "alice",
            ["payee"] = "bob",
            ["source"] = source,
        };
        if (id is not null)
            body["paymentId"] = id.ToString();
        if (reference is not null)
            body["reference"] = reference;
        return body;
    }
}
