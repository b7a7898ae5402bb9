namespace Sagas.Payments.Gateway.Simulator;

/// <summary>
/// A gateway that plays every path, deterministically by <see cref="Tokens"/>. It books before it answers, in its own file, and answers a known key
/// from there. Where a token plays silence it does not answer at all: the caller's time runs out, as it would with a real gateway.
/// </summary>
public sealed class SimulatedGateway(SimulatorBook book, TimeProvider time) : IPaymentGateway
{
    /// <inheritdoc />
    public async Task<GatewayAnswer> SendAsync(Act act, CancellationToken cancellationToken)
    {
        var (answer, delay) = await book.InTurnAsync(turn => Take(act, turn), cancellationToken);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, time, cancellationToken);
        return answer ?? await SilenceAsync<GatewayAnswer>(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<LookUpAnswer> LookUpAsync(Act act, CancellationToken cancellationToken)
    {
        if (act is Act.Authorize { Source: Tokens.Unknown })
            return await SilenceAsync<LookUpAnswer>(cancellationToken);

        var answer = await book.InTurnAsync(turn => turn.Answer(act), cancellationToken);
        return answer is null ? new LookUpAnswer.Absent() : new LookUpAnswer.Found(answer);
    }

    private async Task<T> SilenceAsync<T>(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>The answer, null for silence, and how long it takes. All that is booked is in the turn's commit.</summary>
    private (GatewayAnswer? Answer, TimeSpan Delay) Take(Act act, BookTransaction turn)
    {
        var call = turn.CountCall(act);
        var charge = act switch
        {
            Act.Capture capture => turn.Find(capture.ChargeId, act.Tenant),
            Act.Void undo => turn.Find(undo.ChargeId, act.Tenant),
            _ => null,
        };
        var source = (act as Act.Authorize)?.Source ?? charge?.Source ?? "";
        var delay = Script.Delay(source);
        if (turn.Answer(act) is { } known)
            return (known, delay);

        var reaction = Contradiction(act, charge?.Charge) ?? act switch
        {
            Act.Authorize => Script.Authorize(source, call, turn.CountAuthorizations(act) + 1),
            Act.Capture => Script.Capture(source, call),
            _ => Script.Void(source, call),
        };
        return (React(act, reaction, turn), delay);
    }

    private GatewayAnswer? React(Act act, Reaction reaction, BookTransaction turn)
    {
        switch (reaction)
        {
            case Reaction.Silence:
                return null;
            case Reaction.Fail:
                return new GatewayAnswer.Unavailable("503");
            case Reaction.Decline decline:
                return Keep(new GatewayAnswer.Declined(decline.Code, decline.Message));
            case Reaction.Lie:
                return Keep(new GatewayAnswer.Succeeded(new Charge(NewChargeId(), act.PaymentId, act.Amount with { Minor = act.Amount.Minor + 1 })));
            case Reaction.DoInSilence:
                Keep(Do(act, turn));
                return null;
            default:
                return Keep(Do(act, turn));
        }

        GatewayAnswer.Known Keep(GatewayAnswer.Known answer)
        {
            turn.Keep(act, answer);
            return answer;
        }
    }

    private GatewayAnswer.Succeeded Do(Act act, BookTransaction turn)
    {
        switch (act)
        {
            case Act.Authorize authorize:
                var chargeId = NewChargeId();
                turn.AddCharge(chargeId, authorize);
                return Done(chargeId);
            case Act.Capture capture:
                turn.Settle(capture.ChargeId, captured: true);
                return Done(capture.ChargeId);
            case Act.Void undo:
                turn.Settle(undo.ChargeId, captured: false);
                return Done(undo.ChargeId);
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        GatewayAnswer.Succeeded Done(string id) => new(new Charge(id, act.PaymentId, act.Amount));
    }

    /// <summary>What a real gateway would refuse of a capture or void, whatever the token plays.</summary>
    private static Reaction.Decline? Contradiction(Act act, BookedCharge? charge) => act switch
    {
        Act.Authorize => null,
        _ when charge is null || charge.PaymentId != act.PaymentId => new Reaction.Decline("charge_unknown", "There is no such charge for this payment."),
        _ when charge.Voided > 0 => new Reaction.Decline("charge_voided", "The charge is void."),
        _ when charge.Captured > 0 => new Reaction.Decline("charge_captured", "The charge is captured."),
        _ when charge.Authorized != act.Amount.Minor || charge.Currency != act.Amount.Currency =>
            new Reaction.Decline("amount_mismatch", "The charge was authorized for another amount."),
        _ => null,
    };

    private string NewChargeId() => $"ch_{Guid.CreateVersion7(time.GetUtcNow()):N}";
}
