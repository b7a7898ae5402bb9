using Sagas.Contracts;

namespace Sagas.Payments.Gateway;

/// <summary>One act at the gateway: authorize, capture or void. There are no others.</summary>
/// <param name="Key">The idempotency key: the same for every repetition of this act, and of no other. The execution of the step that asks.</param>
/// <param name="Tenant">Whose payment it is.</param>
/// <param name="PaymentId">The payment's business id, known to gateway and auditor.</param>
/// <param name="Amount">The payment's whole amount.</param>
public abstract record Act(string Key, string Tenant, Guid PaymentId, Money Amount)
{
    /// <summary>The operation's name, such as <c>authorize</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>Set the amount aside at the means of payment behind <paramref name="Source"/>: a charge comes into being.</summary>
    /// <param name="Key">See <see cref="Act"/>.</param>
    /// <param name="Tenant">See <see cref="Act"/>.</param>
    /// <param name="PaymentId">See <see cref="Act"/>.</param>
    /// <param name="Amount">See <see cref="Act"/>.</param>
    /// <param name="Source">The gateway's token of the means of payment.</param>
    public sealed record Authorize(string Key, string Tenant, Guid PaymentId, Money Amount, string Source) : Act(Key, Tenant, PaymentId, Amount)
    {
        /// <inheritdoc />
        public override string Operation => "authorize";
    }

    /// <summary>Take what the charge has set aside: money moves.</summary>
    /// <param name="Key">See <see cref="Act"/>.</param>
    /// <param name="Tenant">See <see cref="Act"/>.</param>
    /// <param name="PaymentId">See <see cref="Act"/>.</param>
    /// <param name="Amount">See <see cref="Act"/>.</param>
    /// <param name="ChargeId">The authorized charge.</param>
    public sealed record Capture(string Key, string Tenant, Guid PaymentId, Money Amount, string ChargeId) : Act(Key, Tenant, PaymentId, Amount)
    {
        /// <inheritdoc />
        public override string Operation => "capture";
    }

    /// <summary>Give back what the charge has set aside: no money moved.</summary>
    /// <param name="Key">See <see cref="Act"/>.</param>
    /// <param name="Tenant">See <see cref="Act"/>.</param>
    /// <param name="PaymentId">See <see cref="Act"/>.</param>
    /// <param name="Amount">See <see cref="Act"/>.</param>
    /// <param name="ChargeId">The authorized charge.</param>
    public sealed record Void(string Key, string Tenant, Guid PaymentId, Money Amount, string ChargeId) : Act(Key, Tenant, PaymentId, Amount)
    {
        /// <inheritdoc />
        public override string Operation => "void";
    }
}
