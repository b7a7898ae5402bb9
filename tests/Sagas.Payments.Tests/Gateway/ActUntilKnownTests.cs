using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Sagas.Contracts;
using Sagas.Payments.Gateway;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Gateway;

public class ActUntilKnownTests
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

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));

        _gateway.LookedUp.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decline_is_not_asked_again()
    {
        _gateway.Answers(_ => new GatewayAnswer.Declined("card_declined", "No."));

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Declined("card_declined", "No."));

        _gateway.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unavailable_gateway_is_asked_again_under_the_same_key()
    {
        _gateway.IsUnavailable().IsUnavailable().Succeeds();

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));

        _gateway.Sent.ShouldBe([Authorize, Authorize, Authorize]);
    }

    [Fact]
    public async Task The_pauses_between_calls_grow()
    {
        _gateway.IsUnavailable().IsUnavailable().IsUnavailable().Succeeds();

        await RunAsync(Authorize);

        (_time.GetUtcNow() - TestTime.Start).ShouldBe(TimeSpan.FromMilliseconds(100 + 200 + 400));
    }

    [Fact]
    public async Task A_gateway_that_stays_unavailable_is_looked_up_since_an_error_may_come_after_the_charge()
    {
        _gateway.IsUnavailable().IsUnavailable().IsUnavailable().IsUnavailable().LookUpFinds(ScriptedGateway.Succeeded);

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));
    }

    [Fact]
    public async Task A_silent_gateway_is_looked_up_when_the_time_is_out_and_its_outcome_taken()
    {
        _gateway.IsSilent().LookUpFinds(ScriptedGateway.Succeeded);

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));

        _gateway.Sent.Count.ShouldBe(1);
        (_time.GetUtcNow() - TestTime.Start).ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_decline_that_was_not_heard_is_found_too()
    {
        _gateway.IsSilent().LookUpFinds(_ => new GatewayAnswer.Declined("card_declined", "No."));

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Declined("card_declined", "No."));
    }

    [Fact]
    public async Task An_act_that_was_never_taken_is_sent_again_under_the_same_key()
    {
        _gateway.IsSilent().LookUpIsAbsent().Succeeds();

        (await RunAsync(Capture)).ShouldBe(new ActOutcome.Done("ch_1"));

        _gateway.Sent.ShouldBe([Capture, Capture]);
    }

    [Fact]
    public async Task Three_look_ups_without_an_answer_leave_it_to_a_person()
    {
        _gateway.IsSilent().LookUpIsSilent().LookUpIsSilent().LookUpIsSilent();

        (await RunAsync(Capture)).ShouldBeOfType<ActOutcome.Unsure>().Code.ShouldBe("outcome_unknown");

        _gateway.Sent.Count.ShouldBe(1);
        _gateway.LookedUp.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_act_that_is_lost_every_time_is_left_to_a_person()
    {
        _gateway.IsSilent().LookUpIsAbsent().IsSilent().LookUpIsAbsent().IsSilent().LookUpIsAbsent().IsSilent();

        (await RunAsync(Capture)).ShouldBeOfType<ActOutcome.Unsure>().Code.ShouldBe("outcome_unknown");

        _gateway.Sent.ShouldAllBe(act => act == Capture);
    }

    [Fact]
    public async Task A_third_look_up_that_finds_it_is_not_too_late()
    {
        _gateway.IsSilent().LookUpIsSilent().LookUpIsSilent().LookUpFinds(ScriptedGateway.Succeeded);

        (await RunAsync(Capture)).ShouldBe(new ActOutcome.Done("ch_1"));
    }

    [Fact]
    public async Task An_answer_within_the_time_is_waited_for()
    {
        _gateway.SucceedsAfter(TimeSpan.FromMilliseconds(2900), _time);

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));

        _gateway.LookedUp.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_looked_up_instead()
    {
        _gateway.SucceedsAfter(TimeSpan.FromMilliseconds(3100), _time).LookUpFinds(ScriptedGateway.Succeeded);

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));

        _gateway.LookedUp.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_adapter_that_does_not_heed_its_token_is_bounded_all_the_same()
    {
        _gateway.IsDeaf().LookUpFinds(ScriptedGateway.Succeeded);

        (await RunAsync(Authorize)).ShouldBe(new ActOutcome.Done("ch_1"));
    }

    [Theory]
    [InlineData(1251, "EUR", "ch_1")]
    [InlineData(1250, "USD", "ch_1")]
    [InlineData(1250, "EUR", "ch_of_another")]
    public async Task An_answer_that_speaks_of_something_else_is_not_believed(long minor, string currency, string chargeId)
    {
        _gateway.Answers(act => ScriptedGateway.Claims(act.PaymentId, minor, currency, chargeId));

        (await RunAsync(Capture)).ShouldBeOfType<ActOutcome.Unsure>().Code.ShouldBe("gateway_mismatch");
    }

    [Fact]
    public async Task An_answer_for_another_payment_is_not_believed()
    {
        _gateway.Answers(_ => ScriptedGateway.Claims(Guid.Parse("0195573f-0000-7000-8000-000000000002"), 1250));

        (await RunAsync(Authorize)).ShouldBeOfType<ActOutcome.Unsure>().Code.ShouldBe("gateway_mismatch");
    }

    [Fact]
    public async Task A_looked_up_answer_is_compared_too()
    {
        _gateway.IsSilent().LookUpFinds(act => ScriptedGateway.Claims(act.PaymentId, 1));

        (await RunAsync(Authorize)).ShouldBeOfType<ActOutcome.Unsure>().Code.ShouldBe("gateway_mismatch");
    }

    [Fact]
    public async Task A_broken_adapter_is_not_hidden()
    {
        _gateway.Throws(new InvalidOperationException("broken"));

        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(Authorize));
    }

    [Fact]
    public async Task A_host_that_stops_is_heard_at_once()
    {
        _gateway.IsSilent();
        using var stop = new CancellationTokenSource();
        var run = Subject().RunAsync(Authorize, stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        _gateway.LookedUp.ShouldBeEmpty();
    }

    private Task<ActOutcome> RunAsync(Act act) => _time.RunAsync(Subject().RunAsync(act, CancellationToken.None));

    private ActUntilKnown Subject() => new(_gateway, Options.Create(new GatewayOptions()), _time, NullLogger<ActUntilKnown>.Instance);
}
