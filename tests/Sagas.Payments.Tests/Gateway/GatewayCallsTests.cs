using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Sagas.Contracts;
using Sagas.Payments.Gateway;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Gateway;

public class GatewayCallsTests
{
    private static readonly Guid PaymentId = Guid.Parse("0195573f-0000-7000-8000-000000000001");
    private static readonly Act Authorize = new Act.Authorize("key-1", "default", PaymentId, new Money(1250, "EUR"), "tok");
    private static readonly Act Capture = new Act.Capture("key-2", "default", PaymentId, new Money(1250, "EUR"), "ch_1");

    private readonly FakeTimeProvider _time = new(TestTime.Start);
    private readonly ScriptedGateway _gateway = new();

    [Fact]
    public async Task An_answer_is_taken_as_it_is()
    {
        _gateway.Succeeds();

        (await SendAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));
    }

    [Fact]
    public async Task A_decline_is_one()
    {
        _gateway.Answers(_ => new GatewayAnswer.Declined("card_declined", "No."));

        (await SendAsync(Authorize)).ShouldBe(new ActOutcome.Declined("card_declined", "No."));
    }

    [Fact]
    public async Task An_unavailable_gateway_is_asked_once_since_when_it_is_asked_again_is_the_workflows()
    {
        _gateway.IsUnavailable();

        (await SendAsync(Authorize)).ShouldBe(new ActOutcome.Unavailable("503"));

        _gateway.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_silent_gateway_is_given_its_time_and_no_more()
    {
        _gateway.IsSilent();

        (await SendAsync(Authorize)).ShouldBe(new ActOutcome.Unknown());

        (_time.GetUtcNow() - TestTime.Start).ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task An_answer_within_the_time_is_waited_for()
    {
        _gateway.SucceedsAfter(TimeSpan.FromMilliseconds(2900), _time);

        (await SendAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_none()
    {
        _gateway.SucceedsAfter(TimeSpan.FromMilliseconds(3100), _time);

        (await SendAsync(Authorize)).ShouldBe(new ActOutcome.Unknown());
    }

    [Fact]
    public async Task An_adapter_that_does_not_heed_its_token_is_bounded_all_the_same()
    {
        _gateway.IsDeaf();

        (await SendAsync(Authorize)).ShouldBe(new ActOutcome.Unknown());
    }

    [Fact]
    public async Task A_look_up_finds_what_was_not_heard()
    {
        _gateway.LookUpFinds(ScriptedGateway.Succeeded).LookUpFinds(_ => new GatewayAnswer.Declined("card_declined", "No."));

        (await LookUpAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));
        (await LookUpAsync(Authorize)).ShouldBe(new ActOutcome.Declined("card_declined", "No."));
        _gateway.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_up_says_what_was_never_taken()
    {
        _gateway.LookUpIsAbsent();

        (await LookUpAsync(Authorize)).ShouldBe(new ActOutcome.NeverTaken());
    }

    [Fact]
    public async Task A_silent_look_up_tells_nothing()
    {
        _gateway.LookUpIsSilent();

        (await LookUpAsync(Authorize)).ShouldBe(new ActOutcome.Unknown());
    }

    [Theory]
    [InlineData(1251, "EUR", "ch_1")]
    [InlineData(1250, "USD", "ch_1")]
    [InlineData(1250, "EUR", "ch_of_another")]
    public async Task An_answer_that_speaks_of_something_else_is_not_believed(long minor, string currency, string chargeId)
    {
        _gateway.Answers(act => ScriptedGateway.Claims(act.PaymentId, minor, currency, chargeId));

        (await SendAsync(Capture)).ShouldBeOfType<ActOutcome.Contradicted>().Message.ShouldContain("key-2");
    }

    [Fact]
    public async Task An_answer_for_another_payment_is_not_believed()
    {
        _gateway.Answers(_ => ScriptedGateway.Claims(Guid.Parse("0195573f-0000-7000-8000-000000000002"), 1250));

        (await SendAsync(Authorize)).ShouldBeOfType<ActOutcome.Contradicted>();
    }

    [Fact]
    public async Task A_looked_up_answer_is_compared_too()
    {
        _gateway.LookUpFinds(act => ScriptedGateway.Claims(act.PaymentId, 1));

        (await LookUpAsync(Authorize)).ShouldBeOfType<ActOutcome.Contradicted>();
    }

    [Fact]
    public async Task A_broken_adapter_is_not_hidden()
    {
        _gateway.Throws(new InvalidOperationException("broken"));

        await Should.ThrowAsync<InvalidOperationException>(() => SendAsync(Authorize));
    }

    [Fact]
    public async Task A_host_that_stops_is_heard_at_once()
    {
        _gateway.IsSilent();
        using var stop = new CancellationTokenSource();
        var run = Subject().SendAsync(Authorize, stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    private Task<ActOutcome> SendAsync(Act act) => _time.RunAsync(Subject().SendAsync(act, CancellationToken.None));

    private Task<ActOutcome> LookUpAsync(Act act) => _time.RunAsync(Subject().LookUpAsync(act, CancellationToken.None));

    private GatewayCalls Subject() => new(_gateway, Options.Create(new GatewayOptions()), _time, NullLogger<GatewayCalls>.Instance);
}
