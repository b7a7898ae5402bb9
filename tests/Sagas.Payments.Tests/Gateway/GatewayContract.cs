using Sagas.Contracts;
using Sagas.Payments.Gateway;

namespace Sagas.Payments.Tests.Gateway;

/// <summary>What every gateway must do: one derived class an adapter. See <see cref="IPaymentGateway"/>.</summary>
public abstract class GatewayContract
{
    protected static readonly Money Amount = new(1250, "EUR");
    protected static readonly Guid PaymentId = Guid.Parse("0195573f-0000-7000-8000-000000000001");

    private protected abstract IPaymentGateway Gateway { get; }

    /// <summary>A source that is charged.</summary>
    protected abstract string GoodSource { get; }

    /// <summary>A source that is declined for good.</summary>
    protected abstract string DeclinedSource { get; }

    /// <summary>A source about which the gateway is silent.</summary>
    protected abstract string SilentSource { get; }

    [Fact]
    public async Task An_authorization_answers_with_what_was_asked()
    {
        var charge = Charge(await Gateway.SendAsync(Authorize(), default));

        (charge.PaymentId, charge.Amount).ShouldBe((PaymentId, Amount));
    }

    [Fact]
    public async Task The_same_key_is_one_charge()
    {
        var first = await Gateway.SendAsync(Authorize(), default);

        (await Gateway.SendAsync(Authorize(), default)).ShouldBe(first);
    }

    [Fact]
    public async Task The_same_key_at_the_same_instant_is_one_charge()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Gateway.SendAsync(Authorize(), default))));

        answers.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Another_key_is_another_charge()
    {
        var first = Charge(await Gateway.SendAsync(Authorize("key-a"), default));
        var second = Charge(await Gateway.SendAsync(Authorize("key-b"), default));

        second.ChargeId.ShouldNotBe(first.ChargeId);
    }

    [Fact]
    public async Task A_key_cannot_stand_for_two_acts()
    {
        await Gateway.SendAsync(Authorize(), default);

        await Should.ThrowAsync<InvalidOperationException>(() => Gateway.SendAsync(Authorize() with { Amount = new Money(1251, "EUR") }, default));
    }

    [Fact]
    public async Task A_declined_source_is_declined_again_under_its_key()
    {
        var first = (await Gateway.SendAsync(Authorize(source: DeclinedSource), default)).ShouldBeOfType<GatewayAnswer.Declined>();

        (await Gateway.SendAsync(Authorize(source: DeclinedSource), default)).ShouldBe(first);
    }

    [Fact]
    public async Task A_look_up_finds_the_first_answer()
    {
        var answer = await Gateway.SendAsync(Authorize(), default);

        (await Gateway.LookUpAsync(Authorize(), default)).ShouldBe(new LookUpAnswer.Found((GatewayAnswer.Known)answer));
    }

    [Fact]
    public async Task A_look_up_finds_a_decline()
    {
        var answer = await Gateway.SendAsync(Authorize(source: DeclinedSource), default);

        (await Gateway.LookUpAsync(Authorize(source: DeclinedSource), default)).ShouldBe(new LookUpAnswer.Found((GatewayAnswer.Known)answer));
    }

    [Fact]
    public async Task A_look_up_of_what_was_never_sent_is_absent_and_does_nothing()
    {
        await Gateway.LookUpAsync(Authorize(), default);

        (await Gateway.LookUpAsync(Authorize(), default)).ShouldBe(new LookUpAnswer.Absent());
    }

    [Fact]
    public async Task A_charge_is_captured_once()
    {
        var capture = await CaptureAsync("capture-1");

        Charge(capture.Answer).ShouldBe(new Charge(capture.ChargeId, PaymentId, Amount));
        (await Gateway.SendAsync(new Act.Capture("capture-1", "default", PaymentId, Amount, capture.ChargeId), default)).ShouldBe(capture.Answer);
        (await Gateway.SendAsync(new Act.Capture("capture-2", "default", PaymentId, Amount, capture.ChargeId), default)).ShouldBeOfType<GatewayAnswer.Declined>();
    }

    [Fact]
    public async Task A_captured_charge_cannot_be_voided()
    {
        var capture = await CaptureAsync("capture-1");

        (await Gateway.SendAsync(new Act.Void("void-1", "default", PaymentId, Amount, capture.ChargeId), default)).ShouldBeOfType<GatewayAnswer.Declined>();
    }

    [Fact]
    public async Task A_voided_charge_cannot_be_captured()
    {
        var chargeId = Charge(await Gateway.SendAsync(Authorize(), default)).ChargeId;
        Charge(await Gateway.SendAsync(new Act.Void("void-1", "default", PaymentId, Amount, chargeId), default)).ChargeId.ShouldBe(chargeId);

        (await Gateway.SendAsync(new Act.Capture("capture-1", "default", PaymentId, Amount, chargeId), default)).ShouldBeOfType<GatewayAnswer.Declined>();
    }

    [Fact]
    public async Task A_charge_that_does_not_exist_is_declined() =>
        (await Gateway.SendAsync(new Act.Capture("capture-1", "default", PaymentId, Amount, "ch_none"), default)).ShouldBeOfType<GatewayAnswer.Declined>();

    [Fact]
    public async Task A_silent_gateway_is_left_by_cancelling()
    {
        using var limit = new CancellationTokenSource();
        var call = Gateway.SendAsync(Authorize(source: SilentSource), limit.Token);

        await limit.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    protected Act.Authorize Authorize(string key = "key-1", string? source = null, string tenant = "default") =>
        new(key, tenant, PaymentId, Amount, source ?? GoodSource);

    protected static Charge Charge(GatewayAnswer answer) => answer.ShouldBeOfType<GatewayAnswer.Succeeded>().Charge;

    private async Task<(GatewayAnswer Answer, string ChargeId)> CaptureAsync(string key)
    {
        var chargeId = Charge(await Gateway.SendAsync(Authorize(), default)).ChargeId;
        return (await Gateway.SendAsync(new Act.Capture(key, "default", PaymentId, Amount, chargeId), default), chargeId);
    }
}
