using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Sagas.Payments.Gateway;
using Sagas.Payments.Gateway.Simulator;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Gateway.Simulator;

public sealed class SimulatedGatewayTests : GatewayContract, IDisposable
{
    private readonly BookFile _file = new();
    private readonly FakeTimeProvider _time = new(TestTime.Start);
    private SimulatorBook _book;
    private SimulatedGateway _gateway;

    public SimulatedGatewayTests()
    {
        _book = new SimulatorBook(Options.Create(new SimulatorOptions { Book = _file.Path }));
        _gateway = new SimulatedGateway(_book, _time);
    }

    private protected override IPaymentGateway Gateway => _gateway;

    protected override string GoodSource => Tokens.Ok;

    protected override string DeclinedSource => Tokens.Declined;

    protected override string SilentSource => Tokens.Unknown;

    [Theory]
    [InlineData(Tokens.Declined, "card_declined")]
    [InlineData(Tokens.InsufficientFunds, "insufficient_funds")]
    [InlineData(Tokens.InsufficientFundsAlways, "insufficient_funds")]
    [InlineData("tok_of_nobody", "source_unknown")]
    public async Task A_token_that_is_declined_says_why_and_is_not_charged(string source, string code)
    {
        (await SendAsync(source)).ShouldBeOfType<GatewayAnswer.Declined>().Code.ShouldBe(code);

        (await ChargesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Insufficient_funds_declines_a_payments_first_authorization_only()
    {
        await SendAsync(Tokens.InsufficientFunds, "monday");

        (await SendAsync(Tokens.InsufficientFunds, "tuesday")).ShouldBeOfType<GatewayAnswer.Succeeded>();
        (await SendAsync(Tokens.InsufficientFunds, "monday")).ShouldBeOfType<GatewayAnswer.Declined>();
    }

    [Fact]
    public async Task Insufficient_funds_always_declines_each()
    {
        await SendAsync(Tokens.InsufficientFundsAlways, "monday");

        (await SendAsync(Tokens.InsufficientFundsAlways, "tuesday")).ShouldBeOfType<GatewayAnswer.Declined>();
    }

    [Fact]
    public async Task Timeout_charged_does_not_answer_the_first_call_but_has_charged()
    {
        await IsSilentAsync(Tokens.TimeoutCharged);

        (await ChargesAsync()).ShouldHaveSingleItem();
        (await _gateway.LookUpAsync(Authorize(source: Tokens.TimeoutCharged), default)).ShouldBeOfType<LookUpAnswer.Found>();
        (await SendAsync(Tokens.TimeoutCharged)).ShouldBeOfType<GatewayAnswer.Succeeded>();
        (await ChargesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Timeout_lost_does_not_answer_the_first_call_and_has_not_charged()
    {
        await IsSilentAsync(Tokens.TimeoutLost);

        (await ChargesAsync()).ShouldBeEmpty();
        (await _gateway.LookUpAsync(Authorize(source: Tokens.TimeoutLost), default)).ShouldBe(new LookUpAnswer.Absent());
        (await SendAsync(Tokens.TimeoutLost)).ShouldBeOfType<GatewayAnswer.Succeeded>();
    }

    [Fact]
    public async Task Error_twice_fails_the_first_two_calls_of_each_operation()
    {
        (await SendAsync(Tokens.ErrorTwice)).ShouldBeOfType<GatewayAnswer.Unavailable>();
        (await SendAsync(Tokens.ErrorTwice)).ShouldBeOfType<GatewayAnswer.Unavailable>();
        var chargeId = Charge(await SendAsync(Tokens.ErrorTwice)).ChargeId;

        (await CaptureAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Unavailable>();
        (await CaptureAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Unavailable>();
        (await CaptureAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Succeeded>();
    }

    [Fact]
    public async Task Slow_takes_two_seconds_a_call()
    {
        var call = SendAsync(Tokens.Slow);

        _time.Advance(TimeSpan.FromMilliseconds(1999));
        call.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await call).ShouldBeOfType<GatewayAnswer.Succeeded>();
    }

    [Fact]
    public async Task Capture_fails_can_be_voided()
    {
        var chargeId = Charge(await SendAsync(Tokens.CaptureFails)).ChargeId;

        (await CaptureAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Declined>().Code.ShouldBe("capture_refused");
        (await VoidAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Succeeded>();
        (await ChargesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            charge => charge.Captured.ShouldBe(0),
            charge => charge.Voided.ShouldBe(1250));
    }

    [Fact]
    public async Task Void_fails_can_be_neither_captured_nor_voided()
    {
        var chargeId = Charge(await SendAsync(Tokens.VoidFails)).ChargeId;

        (await CaptureAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Declined>().Code.ShouldBe("capture_refused");
        (await VoidAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Declined>().Code.ShouldBe("void_refused");
    }

    [Fact]
    public async Task Unknown_answers_neither_calls_nor_look_ups_and_has_not_charged()
    {
        await IsSilentAsync(Tokens.Unknown);
        using var limit = new CancellationTokenSource();
        var lookUp = _gateway.LookUpAsync(Authorize(source: Tokens.Unknown), limit.Token);
        await limit.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => lookUp);
        (await ChargesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_amount_claims_another_amount_and_has_not_charged()
    {
        Charge(await SendAsync(Tokens.WrongAmount)).Amount.Minor.ShouldNotBe(1250);

        (await ChargesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_book_names_each_charge_with_its_key_and_amounts()
    {
        var chargeId = Charge(await SendAsync(Tokens.Ok)).ChargeId;
        await CaptureAsync(chargeId);

        (await ChargesAsync()).ShouldBe([new BookedCharge(chargeId, PaymentId, "key-1", "EUR", Authorized: 1250, Captured: 1250, Voided: 0, Refunded: 0)]);
    }

    [Fact]
    public async Task The_book_of_another_tenant_is_not_shown()
    {
        await _gateway.SendAsync(Authorize("key-acme", tenant: "acme"), default);

        (await _book.ChargesAsync(PaymentId, "default", default)).ShouldBeEmpty();
        (await _book.ChargesAsync(PaymentId, "acme", default)).Count.ShouldBe(1);
        (await _book.ChargesAsync(PaymentId, null, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_charge_of_another_tenant_cannot_be_captured()
    {
        var chargeId = Charge(await _gateway.SendAsync(Authorize("key-acme", tenant: "acme"), default)).ChargeId;

        (await CaptureAsync(chargeId)).ShouldBeOfType<GatewayAnswer.Declined>().Code.ShouldBe("charge_unknown");
    }

    [Fact]
    public async Task A_charge_survives_a_restart_under_its_key()
    {
        var answer = await SendAsync(Tokens.Ok);

        Restart();

        (await SendAsync(Tokens.Ok)).ShouldBe(answer);
        (await ChargesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_tokens_path_goes_on_where_it_was_after_a_restart()
    {
        await SendAsync(Tokens.ErrorTwice);
        await SendAsync(Tokens.ErrorTwice);
        await IsSilentAsync(Tokens.TimeoutLost, "key-lost");

        Restart();

        (await SendAsync(Tokens.ErrorTwice)).ShouldBeOfType<GatewayAnswer.Succeeded>();
        (await SendAsync(Tokens.TimeoutLost, "key-lost")).ShouldBeOfType<GatewayAnswer.Succeeded>();
    }

    [Fact]
    public async Task A_second_process_on_the_same_book_sees_the_same_charges()
    {
        var answer = await SendAsync(Tokens.Ok);
        using var otherBook = new SimulatorBook(Options.Create(new SimulatorOptions { Book = _file.Path }));

        (await new SimulatedGateway(otherBook, _time).SendAsync(Authorize(), default)).ShouldBe(answer);
    }

    [Fact]
    public async Task A_book_that_cannot_be_opened_is_named_with_what_to_do()
    {
        using var book = new SimulatorBook(Options.Create(new SimulatorOptions { Book = "/dev/null/simulator.db" }));

        (await Should.ThrowAsync<InvalidOperationException>(() => book.OpenAsync(default))).Message.ShouldStartWith("Gateway:Simulator:Book is '/dev/null/simulator.db'");
    }

    public void Dispose()
    {
        _book.Dispose();
        _file.Dispose();
    }

    private void Restart()
    {
        _book.Dispose();
        _book = new SimulatorBook(Options.Create(new SimulatorOptions { Book = _file.Path }));
        _gateway = new SimulatedGateway(_book, _time);
    }

    private async Task IsSilentAsync(string source, string key = "key-1")
    {
        using var limit = new CancellationTokenSource();
        var call = _gateway.SendAsync(Authorize(key, source), limit.Token);
        await limit.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    private Task<GatewayAnswer> SendAsync(string source, string key = "key-1") => _gateway.SendAsync(Authorize(key, source), default);

    private Task<GatewayAnswer> CaptureAsync(string chargeId) => _gateway.SendAsync(new Act.Capture("capture-1", "default", PaymentId, Amount, chargeId), default);

    private Task<GatewayAnswer> VoidAsync(string chargeId) => _gateway.SendAsync(new Act.Void("void-1", "default", PaymentId, Amount, chargeId), default);

    private Task<IReadOnlyList<BookedCharge>> ChargesAsync() => _book.ChargesAsync(PaymentId, "default", default);
}
