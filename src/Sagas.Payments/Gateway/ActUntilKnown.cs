using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Payments.Gateway;

/// <summary>
/// Carries an act at the gateway to a known outcome, in one handling and always under the one key of the act: sent again while the gateway is
/// unavailable, looked up when it does not answer, sent again when it never took it. Never a new key, never a guess.
/// </summary>
/// <remarks>At worst (1 + <see cref="LookUps"/>) sends and as many look-ups, each bounded by <c>Gateway:TimeoutMs</c>.</remarks>
public sealed partial class ActUntilKnown(IPaymentGateway gateway, IOptions<GatewayOptions> options, TimeProvider time, ILogger<ActUntilKnown> log)
{
    /// <summary>Calls while the gateway says that it is unavailable, the first one included.</summary>
    public const int Calls = 4;

    /// <summary>Look-ups of one act.</summary>
    public const int LookUps = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The outcome. <paramref name="stop"/> is the host's: when it is cancelled this throws <see cref="OperationCanceledException"/>, and the message
    /// that is handled again later asks under the same key.
    /// </summary>
    public async Task<ActOutcome> RunAsync(Act act, CancellationToken stop)
    {
        var answer = await SendAsync(act, stop);
        for (var lookUp = 1; lookUp <= LookUps && answer is not GatewayAnswer.Known; lookUp++)
        {
            if (lookUp > 1)
                await PauseAsync(lookUp - 1, stop);

            switch (await WithinAsync(limit => gateway.LookUpAsync(act, limit), new LookUpAnswer.Unknown(), stop))
            {
                case LookUpAnswer.Found found:
                    LogFound(log, act.Operation, act.PaymentId, act.Key);
                    answer = found.Outcome;
                    break;
                case LookUpAnswer.Absent:
                    LogAbsent(log, act.Operation, act.PaymentId, act.Key);
                    answer = await SendAsync(act, stop);
                    break;
                case LookUpAnswer.Unknown:
                    LogUnanswered(log, act.Operation, act.PaymentId, act.Key, lookUp);
                    break;
            }
        }

        return answer switch
        {
            GatewayAnswer.Succeeded succeeded => Compared(act, succeeded.Charge),
            GatewayAnswer.Declined declined => new ActOutcome.Declined(declined.Code, declined.Message),
            _ => new ActOutcome.Unsure(ActOutcome.Unsure.Unanswered, $"The gateway did not say what became of '{act.Operation}' under key {act.Key}. Ask it, then decide."),
        };
    }

    private async Task<GatewayAnswer> SendAsync(Act act, CancellationToken stop)
    {
        for (var call = 1; ; call++)
        {
            var answer = await WithinAsync(limit => gateway.SendAsync(act, limit), new GatewayAnswer.Unknown(), stop);
            if (answer is not GatewayAnswer.Unavailable unavailable || call == Calls)
                return answer;

            LogUnavailable(log, act.Operation, act.PaymentId, act.Key, call, unavailable.Detail);
            await PauseAsync(call, stop);
        }
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
        return new ActOutcome.Unsure(
            ActOutcome.Unsure.Mismatch,
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

    private Task PauseAsync(int after, CancellationToken stop) => Task.Delay(FirstPause * (1 << (after - 1)), time, stop);
}
