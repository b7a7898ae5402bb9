using Sagas.Durability.Identity;

namespace Sagas.Payments.Gateway;

/// <summary>The idempotency key of a step's act: a function of saga and step, so that no crash, retry or second delivery can make another one.</summary>
public static class ActKey
{
    /// <summary>The key, a UUIDv8 by hash.</summary>
    /// <param name="sagaId">The saga's correlation id, which tells tenants apart.</param>
    /// <param name="step">The step's command, such as <c>CaptureCharge</c>.</param>
    public static string For(Guid sagaId, string step) => MessageIds.Foreign("gateway", sagaId.ToString("D"), step).ToString("D");
}
