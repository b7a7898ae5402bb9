using Sagas.Contracts;
using Sagas.Payments.Gateway;

namespace Sagas.Payments.Tests.Support;

/// <summary>A gateway that answers line by line what a test wrote down, and remembers what it was asked. Past the script's end it throws.</summary>
internal sealed class ScriptedGateway : IPaymentGateway
{
    private readonly Queue<Func<Act, CancellationToken, Task<GatewayAnswer>>> _sends = new();
    private readonly Queue<Func<Act, CancellationToken, Task<LookUpAnswer>>> _lookUps = new();

    public List<Act> Sent { get; } = [];

    public List<Act> LookedUp { get; } = [];

    public static GatewayAnswer Succeeded(Act act) => new GatewayAnswer.Succeeded(new Charge(ChargeId(act), act.PaymentId, act.Amount));

    public static GatewayAnswer.Known Claims(Guid paymentId, long minor, string currency = "EUR", string chargeId = "ch_1") =>
        new GatewayAnswer.Succeeded(new Charge(chargeId, paymentId, new Money(minor, currency)));

    public ScriptedGateway Answers(Func<Act, GatewayAnswer> answer) => Then((act, _) => Task.FromResult(answer(act)));

    public ScriptedGateway Succeeds() => Answers(Succeeded);

    public ScriptedGateway IsUnavailable() => Answers(_ => new GatewayAnswer.Unavailable("503"));

    public ScriptedGateway IsSilent() => Then(Silence<GatewayAnswer>);

    /// <summary>Does not heed its token either.</summary>
    public ScriptedGateway IsDeaf() => Then((_, _) => new TaskCompletionSource<GatewayAnswer>().Task);

    public ScriptedGateway SucceedsAfter(TimeSpan delay, TimeProvider time) => Then(async (act, token) =>
    {
        await Task.Delay(delay, time, token);
        return Succeeded(act);
    });

    public ScriptedGateway Throws(Exception exception) => Then((_, _) => Task.FromException<GatewayAnswer>(exception));

    public ScriptedGateway LookUpFinds(Func<Act, GatewayAnswer> outcome) => ThenLookUp((act, _) => Task.FromResult<LookUpAnswer>(new LookUpAnswer.Found((GatewayAnswer.Known)outcome(act))));

    public ScriptedGateway LookUpIsAbsent() => ThenLookUp((_, _) => Task.FromResult<LookUpAnswer>(new LookUpAnswer.Absent()));

    public ScriptedGateway LookUpIsSilent() => ThenLookUp(Silence<LookUpAnswer>);

    public Task<GatewayAnswer> SendAsync(Act act, CancellationToken cancellationToken)
    {
        Sent.Add(act);
        return _sends.Dequeue()(act, cancellationToken);
    }

    public Task<LookUpAnswer> LookUpAsync(Act act, CancellationToken cancellationToken)
    {
        LookedUp.Add(act);
        return _lookUps.Dequeue()(act, cancellationToken);
    }

    private static string ChargeId(Act act) => act switch
    {
        Act.Capture capture => capture.ChargeId,
        Act.Void undo => undo.ChargeId,
        _ => "ch_1",
    };

    private static async Task<T> Silence<T>(Act act, CancellationToken token)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        throw new InvalidOperationException($"Silence about {act.Operation} was broken.");
    }

    private ScriptedGateway Then(Func<Act, CancellationToken, Task<GatewayAnswer>> send)
    {
        _sends.Enqueue(send);
        return this;
    }

    private ScriptedGateway ThenLookUp(Func<Act, CancellationToken, Task<LookUpAnswer>> lookUp)
    {
        _lookUps.Enqueue(lookUp);
        return this;
    }
}
