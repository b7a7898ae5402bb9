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

    private static readonly Guid Execution = Guid.Parse("0195573f-0000-8000-8000-0000000000e1");
    private readonly ServiceProvider _services;

    protected StepTests()
    {
        var act = new GatewayCalls(Gateway, Options.Create(new GatewayOptions()), TimeProvider.System, NullLogger<GatewayCalls>.Instance);
        _services = new ServiceCollection()
            .AddSingleton(act)
            .AddMassTransitTestHarness(TextWriter.Null, bus => bus.AddConsumer<TConsumer>())
            .BuildServiceProvider();
        Harness = _services.GetRequiredService<ITestHarness>();
    }

    protected abstract TCommand Command { get; }

    private protected ScriptedGateway Gateway { get; } = new();

    protected ITestHarness Harness { get; }

    public async ValueTask InitializeAsync() => await Harness.Start();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_key_is_the_executions_and_the_act_is_for_the_tenant_and_the_business_id()
    {
        Gateway.Succeeds();

        await SendAsync("acme");

        var act = Gateway.Sent.ShouldHaveSingleItem();
        (act.Key, act.Tenant, act.PaymentId, act.Amount).ShouldBe((Execution.ToString(), "acme", BusinessId, Amount));
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
    public async Task An_answer_that_speaks_of_something_else_is_a_fact_for_a_person()
    {
        Gateway.Answers(act => ScriptedGateway.Claims(act.PaymentId, 1));

        await SendAsync();

        Published<ChargeContradicted>().PaymentId.ShouldBe(SagaId);
    }

    [Fact]
    public async Task A_gateway_that_cannot_now_is_a_fact()
    {
        Gateway.IsUnavailable();

        await SendAsync();

        Published<GatewayUnavailable>().ShouldBe(new GatewayUnavailable { PaymentId = SagaId, Detail = "503" });
    }

    [Fact]
    public async Task An_answer_that_tells_nothing_is_a_fact()
    {
        Gateway.Answers(_ => new GatewayAnswer.Unknown());

        await SendAsync();

        Published<ChargeOutcomeUnknown>().PaymentId.ShouldBe(SagaId);
    }

    [Fact]
    public async Task A_command_that_no_workflow_sent_is_not_acted_on()
    {
        await SendAsync(execution: null);

        Gateway.Sent.ShouldBeEmpty();
        Harness.Published.Select<Fault<TCommand>>(new CancellationToken(canceled: true)).Single().Context.Message.Exceptions[0].Message.ShouldContain("'execution'");
    }

    protected Task SendAsync(string tenant = "default") => SendAsync(Command, tenant, Execution);

    protected Task AskAsync<T>(T lookUp)
        where T : class => SendAsync(lookUp, "default", Execution);

    private Task SendAsync(Guid? execution) => SendAsync(Command, "default", execution);

    private async Task SendAsync<T>(T message, string tenant, Guid? execution)
        where T : class
    {
        var messageId = Guid.CreateVersion7(TestTime.Start);
        await Harness.Bus.Publish(message, context =>
        {
            context.MessageId = messageId;
            context.Headers.Set("tenant", tenant);
            if (execution is { } id)
                context.Headers.Set("execution", id.ToString());
        });
        (await Harness.Consumed.Any<T>(consumed => consumed.Context.MessageId == messageId)).ShouldBeTrue();
    }

    protected T Published<T>()
        where T : class => Harness.Published.Select<T>(new CancellationToken(canceled: true)).Single().Context.Message;
}
