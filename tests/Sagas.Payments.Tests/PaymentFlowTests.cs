using Sagas.Contracts.Payments;
using Sagas.Payments.Gateway.Simulator;
using Sagas.Payments.Tests.Support;
using Sagas.Testing;

namespace Sagas.Payments.Tests;

/// <summary>Saga, steps, journal and simulator together, over a ledger that agrees to everything: each token's whole path.</summary>
public sealed class PaymentFlowTests
{
    // Short, since silence lasts until it is over; an answer that a busy machine delays beyond it is looked up, which changes no outcome.
    private static readonly (string, string) Impatient = ("Gateway:TimeoutMs", "300");

    [Theory]
    [InlineData(Tokens.Ok)]
    [InlineData(Tokens.ErrorTwice)]
    [InlineData(Tokens.TimeoutCharged)]
    [InlineData(Tokens.TimeoutLost)]
    public async Task Ends_completed_with_one_captured_charge(string source)
    {
        await using var host = await PaymentHost.StartAsync(Impatient);

        var payment = await host.PayAsync(source, "Completed");

        var charge = (await host.ChargesAsync(payment)).ShouldHaveSingleItem();
        (charge.ChargeId, charge.Authorized, charge.Captured, charge.Voided).ShouldBe((payment.ChargeId, 1250, 1250, 0));
        await Eventually.TrueAsync("the end was told", TimeSpan.FromSeconds(30), () => Task.FromResult(host.Published.Count > 0));
        host.Published.ShouldHaveSingleItem().ShouldBeOfType<PaymentCompleted>().PaymentId.ShouldBe(payment.BusinessId);
        (payment.EndedAt, payment.FailureCode, payment.WorkflowVersion).ShouldBe((payment.UpdatedAt, null, 1));
    }

    [Theory]
    [InlineData(Tokens.Declined, "card_declined")]
    [InlineData("tok_of_nobody", "source_unknown")]
    public async Task Ends_failed_without_a_charge(string source, string code)
    {
        await using var host = await PaymentHost.StartAsync();

        var payment = await host.PayAsync(source, "Failed");

        (payment.FailureReason, payment.FailureCode).ShouldBe(("declined", code));
        (await host.ChargesAsync(payment)).ShouldBeEmpty();
        await Eventually.TrueAsync("the end was told", TimeSpan.FromSeconds(30), () => Task.FromResult(host.Published.Count > 0));
        host.Published.ShouldHaveSingleItem().ShouldBeOfType<PaymentFailed>().Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_capture_that_fails_ends_failed_with_the_charge_voided()
    {
        await using var host = await PaymentHost.StartAsync();

        var payment = await host.PayAsync(Tokens.CaptureFails, "Failed");

        (payment.FailureReason, payment.FailureCode).ShouldBe(("refused", "capture_refused"));
        var charge = (await host.ChargesAsync(payment)).ShouldHaveSingleItem();
        (charge.Authorized, charge.Captured, charge.Voided).ShouldBe((1250, 0, 1250));
    }

    [Theory]
    [InlineData(Tokens.InsufficientFunds)]
    [InlineData(Tokens.InsufficientFundsAlways)]
    public async Task A_soft_decline_waits_for_a_banking_day(string source)
    {
        await using var host = await PaymentHost.StartAsync();

        var payment = await host.PayAsync(source, "RetryScheduled");

        payment.FailureCode.ShouldBe("insufficient_funds");
        (await host.ChargesAsync(payment)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Tokens.VoidFails, "refused", "void_refused")]
    [InlineData(Tokens.WrongAmount, "unknown", "gateway_mismatch")]
    [InlineData(Tokens.Unknown, "unknown", "outcome_unknown")]
    public async Task Waits_for_a_person(string source, string reason, string code)
    {
        await using var host = await PaymentHost.StartAsync(Impatient, ("Payments:UnknownMinutes", "0"));

        var payment = await host.PayAsync(source, "NeedsAttention");

        (payment.FailureReason, payment.FailureCode).ShouldBe((reason, code));
        (await host.ChargesAsync(payment)).Sum(charge => charge.Captured).ShouldBe(0);
    }

    [Fact]
    public async Task Another_tenants_payment_has_a_saga_of_its_own_and_keeps_the_business_id()
    {
        await using var host = await PaymentHost.StartAsync();

        var payment = await host.PayAsync(Tokens.Ok, "Completed", tenant: "acme");

        payment.Tenant.ShouldBe("acme");
        payment.CorrelationId.ShouldNotBe(payment.BusinessId);
        payment.CreatedAt.ShouldBe(payment.CreatedAt.Date.AddMilliseconds(Math.Floor(payment.CreatedAt.TimeOfDay.TotalMilliseconds)));
    }
}
