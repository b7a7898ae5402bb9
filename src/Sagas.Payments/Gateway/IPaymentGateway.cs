namespace Sagas.Payments.Gateway;

/// <summary>
/// A payment gateway, as this service needs one. The whole contract; <c>GatewayContract</c> in the tests proves it of each implementation.
/// </summary>
/// <remarks>
/// <para><b>Idempotent by key.</b> <see cref="Act.Key"/> stands for one act. Sent again under the same key, the act is not done again: the first
/// <see cref="GatewayAnswer.Known"/> answer is given again, for as long as the gateway remembers keys (days, not minutes).</para>
/// <para><b>Expected outcomes are values.</b> Whatever the gateway or the network does is a <see cref="GatewayAnswer"/> or <see cref="LookUpAnswer"/>.</para>
/// <para><b>It throws</b> <see cref="OperationCanceledException"/> when the token is cancelled, which the caller does when its time is up: whether the act
/// was done is then unknown. <see cref="InvalidOperationException"/> when a key is used for two different acts: a bug of the caller. Anything else is a bug
/// of the adapter or a broken machine; the act may be sent again under the same key.</para>
/// <para><b>Answers are untrusted.</b> The caller compares amount, currency and payment with what it asked for; an adapter passes on what it was told.</para>
/// </remarks>
public interface IPaymentGateway
{
    /// <summary>
    /// Asks for the act. <see cref="GatewayAnswer.Succeeded"/>: done, now or under this key before. <see cref="GatewayAnswer.Declined"/>: refused for good,
    /// nothing was done. <see cref="GatewayAnswer.Unavailable"/>: the gateway says that it cannot now (5xx, 429, connection refused); send again under the same
    /// key. <see cref="GatewayAnswer.Unknown"/>: the connection broke after sending; look it up.
    /// </summary>
    Task<GatewayAnswer> SendAsync(Act act, CancellationToken cancellationToken);

    /// <summary>
    /// Asks what became of the act with this key, without doing anything. <see cref="LookUpAnswer.Found"/>: its answer. <see cref="LookUpAnswer.Absent"/>: the
    /// gateway is certain that it never took it. <see cref="LookUpAnswer.Unknown"/>: it cannot tell now.
    /// </summary>
    Task<LookUpAnswer> LookUpAsync(Act act, CancellationToken cancellationToken);
}
