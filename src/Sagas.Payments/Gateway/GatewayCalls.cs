using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Payments.Gateway;

/// <summary>
/// One call to the gateway, bounded by <c>Gateway:TimeoutMs</c>, and its answer compared with the question. Whether and when another follows is the
/// workflow's, which keeps that through any crash.
/// </summary>
public sealed partial class GatewayCalls(IPaymentGateway gateway, IOptions<GatewayOptions> options, TimeProvider time, ILogger<GatewayCalls> log)
{
    /// <summary>
    /// Asks for the act. <paramref name="stop"/> is the host's: when it is cancelled this throws <see cref="OperationCanceledException"/>, and the message
    /// that is handled again later asks under the same key.
    /// </summary>
    public async Task<ActOutcome> SendAsync(Act act, CancellationToken stop) =>
        OutcomeOf(act, await WithinAsync(limit => gateway.SendAsync(act, limit), new GatewayAnswer.Unknown(), stop));

    /// <summary>Asks what became of the act with this key. <paramref name="stop"/> as for <see cref="SendAsync"/>.</summary>
    public async Task<ActOutcome> LookUpAsync(Act act, CancellationToken stop) =>
        await WithinAsync(limit => gateway.LookUpAsync(act, limit), new LookUpAnswer.Unknown(), stop) switch
        {
            LookUpAnswer.Found found => OutcomeOf(act, found.Outcome),
            LookUpAnswer.Absent => new ActOutcome.NeverTaken(),
            _ => NotTold(act),
        };

    private ActOutcome OutcomeOf(Act act, GatewayAnswer answer)
    {
        switch (answer)
        {
            case GatewayAnswer.Succeeded succeeded:
                return Compared(act, succeeded.Charge);
            case GatewayAnswer.Declined declined:
                return new ActOutcome.Declined(declined.Code, declined.Message);
            case GatewayAnswer.Unavailable unavailable:
                LogUnavailable(log, act.Operation, act.PaymentId, act.Key, unavailable.Detail);
                return new ActOutcome.Unavailable(unavailable.Detail);
            default:
                return NotTold(act);
        }
    }

    private ActOutcome.Unknown NotTold(Act act)
    {
        LogUnanswered(log, act.Operation, act.PaymentId, act.Key);
        return new ActOutcome.Unknown();
    }

    private ActOutcome Compared(Act act, Charge charge)
    {
        // A capture or void that answers for another charge moved somebody else's money.
        var asked = act switch
        {
            Act.Capture capture => capture.ChargeId,
            Act.Void undo => undo.ChargeId,
            _ => charge.ChargeId,
        };
        if (charge.Amount == act.Amount && charge.PaymentId == act.PaymentId && charge.ChargeId == asked && charge.ChargeId.Length is > 0 and <= Payment.ChargeIdLength)
            return new ActOutcome.Done(charge.ChargeId);

        LogMismatch(log, act.Operation, act.PaymentId, act.Key);
        return new ActOutcome.Contradicted(
            $"The gateway's answer to '{act.Operation}' under key {act.Key} speaks of another amount, currency, payment or charge. Nothing was booked. Compare its books.");
    }

    /// <summary>The gateway's answer, or <paramref name="silence"/> when there is none in time. Also bounds an adapter that does not heed its token.</summary>
    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> call, T silence, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.Value.TimeoutMs), time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            return await call(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return silence;
        }
    }

    [LoggerMessage(LogLevel.Information, "Gateway unavailable for {Operation} of payment {PaymentId} under key {Key}: {Detail}")]
    private static partial void LogUnavailable(ILogger log, string operation, Guid paymentId, string key, string detail);

    [LoggerMessage(LogLevel.Warning, "Gateway does not say what became of {Operation} of payment {PaymentId} under key {Key}")]
    private static partial void LogUnanswered(ILogger log, string operation, Guid paymentId, string key);

    [LoggerMessage(LogLevel.Error, "Gateway answered {Operation} of payment {PaymentId} under key {Key} with another amount, currency, payment or charge")]
    private static partial void LogMismatch(ILogger log, string operation, Guid paymentId, string key);
}
