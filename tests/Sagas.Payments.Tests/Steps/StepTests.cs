using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Payments.Gateway;
using Sagas.Payments.Steps;
using Sagas.Payments.Tests.Support;

namespace Sagas.Payments.Tests.Steps;

/// <summary>A step's consumer over a scripted gateway: one command in, one fact out.</summary>
public abstract class StepTests<TCommand, TConsumer> : IAsyncLifetime
    where TCommand : class
    where TConsumer : class, IConsumer<TCommand>
{
    protected static readonly Guid SagaId = Guid.Parse("0195573f-0000-7000-8000-00000000000a");
    protected static readonly Guid BusinessId = Guid.Parse("0195573f-0000-7000-8000-000000000001");
    protected static readonly Money Amount = new(1250, "EUR");

    private readonly ServiceProvider _services;

    protected StepTests()
    {
        var act = new ActUntilKnown(Gateway, Options.Create(new GatewayOptions()), TimeProvider.System, NullLogger<ActUntilKnown>.Instance);
        _services = new ServiceCollection()
            .AddSingleton(act)
            .AddMassTransitTestHarness(TextWriter.Null, bus => bus.AddConsumer<TConsumer>())
            .BuildServiceProvider();
        Harness = _services.GetRequiredService<ITestHarness>();
    }

    protected abstract TCommand Command { get; }

    protected abstract string Step { get; }

    private protected ScriptedGateway Gateway { get; } = new();

    protected ITestHarness Harness { get; }

    public async ValueTask InitializeAsync() => await Harness.Start();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_key_is_the_sagas_and_the_steps_and_the_act_is_for_the_tenant_and_the_business_id()
    {
        Gateway.Succeeds();

        await SendAsync("acme");

        var act = Gateway.Sent.ShouldHaveSingleItem();
        (act.Key, act.Tenant, act.PaymentId, act.Amount).ShouldBe((ActKey.For(SagaId, Step), "acme", BusinessId, Amount));
    }

    [Fact]
    public async Task A_second_delivery_asks_under_the_same_key()
    {
        Gateway.Succeeds().Succeeds();

        await SendAsync();
        await SendAsync();

        Gateway.Sent.Select(act => act.Key).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_speaks_of_something_else_is_a_fact_with_its_code()
    {
        Gateway.Answers(act => ScriptedGateway.Claims(act.PaymentId, 1));

        await SendAsync();

        var fact = Published<ChargeOutcomeUnknown>();
        (fact.PaymentId, fact.Step, fact.Code).ShouldBe((SagaId, Step, "gateway_mismatch"));
    }

    protected async Task SendAsync(string tenant = "default")
    {
        var messageId = Guid.CreateVersion7(TestTime.Start);
        await Harness.Bus.Publish(Command, context =>
        {
            context.MessageId = messageId;
            context.Headers.Set("tenant", tenant);
        });
        (await Harness.Consumed.Any<TCommand>(consumed => consumed.Context.MessageId == messageId)).ShouldBeTrue();
    }

    protected T Published<T>()
        where T : class => Harness.Published.Select<T>(new CancellationToken(canceled: true)).Single().Context.Message;
}
