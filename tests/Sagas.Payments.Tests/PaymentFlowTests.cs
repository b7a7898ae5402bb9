using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Contracts.Payments;
using Sagas.Payments.Gateway.Simulator;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests;

/// <summary>Saga, steps and simulator together, over a ledger that agrees to everything: each token's whole path.</summary>
public sealed class PaymentFlowTests : IDisposable
{
    // Short, since silence lasts until it is over; an answer that a busy machine delays beyond it is looked up, which changes no outcome.
    private const int SilentTimeoutMs = 300;
    private readonly BookFile _file = new();

    [Theory]
    [InlineData(Tokens.Ok)]
    [InlineData(Tokens.ErrorTwice)]
    [InlineData(Tokens.TimeoutCharged, SilentTimeoutMs)]
    [InlineData(Tokens.TimeoutLost, SilentTimeoutMs)]
    public async Task Ends_completed_with_one_captured_charge(string source, int timeoutMs = 3000)
    {
        await using var services = Services(timeoutMs);
        var payment = await PayAsync(services, source);

        (await EndedAsync<PaymentCompleted>(services)).PaymentId.ShouldBe(payment.PaymentId);
        var charge = (await ChargesAsync(services, payment)).ShouldHaveSingleItem();
        (charge.Authorized, charge.Captured, charge.Voided).ShouldBe((1250, 1250, 0));
    }

    [Theory]
    [InlineData(Tokens.Declined, "card_declined")]
    [InlineData(Tokens.InsufficientFunds, "insufficient_funds")]
    [InlineData(Tokens.InsufficientFundsAlways, "insufficient_funds")]
    [InlineData("tok_of_nobody", "source_unknown")]
    public async Task Ends_failed_without_a_charge(string source, string code)
    {
        await using var services = Services();
        var payment = await PayAsync(services, source);

        var failed = await EndedAsync<PaymentFailed>(services);
        (failed.PaymentId, failed.Reason, failed.Code).ShouldBe((payment.PaymentId, "declined", code));
        (await ChargesAsync(services, payment)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_capture_that_fails_ends_failed_with_the_charge_voided()
    {
        await using var services = Services();
        var payment = await PayAsync(services, Tokens.CaptureFails);

        var failed = await EndedAsync<PaymentFailed>(services);
        (failed.Reason, failed.Code).ShouldBe(("refused", "capture_refused"));
        var charge = (await ChargesAsync(services, payment)).ShouldHaveSingleItem();
        (charge.Authorized, charge.Captured, charge.Voided).ShouldBe((1250, 0, 1250));
    }

    [Theory]
    [InlineData(Tokens.VoidFails, "refused", "void_refused")]
    [InlineData(Tokens.WrongAmount, "unknown", "gateway_mismatch")]
    [InlineData(Tokens.Unknown, "unknown", "outcome_unknown", SilentTimeoutMs)]
    public async Task Waits_for_a_person(string source, string reason, string code, int timeoutMs = 3000)
    {
        await using var services = Services(timeoutMs);
        var payment = await PayAsync(services, source);

        var sagas = services.GetRequiredService<ISagaStateMachineTestHarness<PaymentStateMachine, Payment>>();
        (await sagas.Exists(payment.PaymentId, machine => machine.NeedsAttention, TimeSpan.FromSeconds(30))).ShouldNotBeNull();
        var saga = sagas.Sagas.Contains(payment.PaymentId);
        (saga.FailureReason, saga.FailureCode).ShouldBe((reason, code));
        (await ChargesAsync(services, payment)).Sum(charge => charge.Captured).ShouldBe(0);
    }

    public void Dispose() => _file.Dispose();

    private static async Task<SubmitPayment> PayAsync(ServiceProvider services, string source)
    {
        var harness = services.GetRequiredService<ITestHarness>();
        await harness.Start();
        var payment = new SubmitPayment
        {
            PaymentId = Guid.CreateVersion7(TestTime.Start),
            Amount = new Money(1250, "EUR"),
            Payer = "alice",
            Payee = "shop",
            Source = source,
        };
        var endpoint = await harness.Bus.GetSendEndpoint(new Uri($"queue:{PaymentStateMachine.Queue}"));
        await endpoint.Send(payment);
        return payment;
    }

    private static async Task<T> EndedAsync<T>(ServiceProvider services)
        where T : class
    {
        var ended = await services.GetRequiredService<ITestHarness>().Published.SelectAsync<T>().FirstOrDefaultAsync();
        return ended.ShouldNotBeNull($"{typeof(T).Name} was published").Context.Message;
    }

    private static Task<IReadOnlyList<BookedCharge>> ChargesAsync(ServiceProvider services, SubmitPayment payment) =>
        services.GetRequiredService<SimulatorBook>().ChargesAsync(payment.PaymentId, "default", default);

    private ServiceProvider Services(int timeoutMs = 3000)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Gateway:Simulator:Book", _file.Path), new("Gateway:TimeoutMs", $"{timeoutMs}")])
            .Build();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        services.AddGateway(settings);
        return services.AddMassTransitTestHarness(TextWriter.Null, bus =>
            {
                bus.AddSagaStateMachine<PaymentStateMachine, Payment>().Endpoint(e => e.Name = PaymentStateMachine.Queue);
                bus.AddSteps();
                bus.SetTestTimeouts(testTimeout: TimeSpan.FromSeconds(60), testInactivityTimeout: TimeSpan.FromSeconds(30));
                bus.UsingInMemory(LedgerDouble.ReceiveEndpoints);
            })
            .BuildServiceProvider();
    }
}
