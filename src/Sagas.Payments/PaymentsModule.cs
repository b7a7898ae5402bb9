using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sagas.Contracts.Payments;
using Sagas.Operations;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Receipts;
using Sagas.Operations.Workflows;
using Sagas.Payments.Gateway;
using Sagas.Payments.Gateway.Simulator;
using Sagas.Payments.Http;
using Sagas.Payments.Persistence;
using Sagas.Payments.Steps;

namespace Sagas.Payments;

/// <summary>The module's only door.</summary>
public static class PaymentsModule
{
    private const string AuthorizeQueue = "authorize-charge";
    private const string CaptureQueue = "capture-charge";

    /// <summary>Registers the saga, its steps, the gateway and what the routes need. Settings: <c>Payments:*</c>, <c>Gateway:*</c> and <c>Retention:Timeline</c>.</summary>
    public static void AddPayments(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        bus.TryAddSingleton(TimeProvider.System);
        bus.AddSaga(configuration);
        bus.AddSteps();
        bus.AddGateway(configuration);
        bus.AddRoutes(configuration);
        bus.AddSingleton<ISagaTable, PaymentTable>();
        bus.AddPaymentWorkflow();
    }

    /// <summary>Registers the workflow alone, as pages, API and pictures see it.</summary>
    public static void AddPaymentWorkflow(this IServiceCollection services)
    {
        services.TryAddSingleton<PaymentWorkflow>();
        services.AddSingleton<IWorkflowDesk>(provider => new WorkflowDesk<Payment>(
            provider.GetRequiredService<PaymentWorkflow>(), PaymentWorkflow.Queue, provider.GetRequiredService<IServiceScopeFactory>()));
    }

    /// <summary>Maps <c>/v1/payments</c>, and with the simulator on <c>/simulator/charges</c>.</summary>
    public static void MapPayments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPaymentEndpoints();
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<GatewayOptions>>().Value.Provider == GatewayOptions.Simulator)
            endpoints.MapSimulator();
    }

    internal static void AddSaga(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        bus.AddSingleton<IValidateOptions<PaymentOptions>, PaymentOptions.Validator>();
        bus.AddOptions<PaymentOptions>().Bind(configuration.GetSection("Payments")).ValidateOnStart();
        bus.AddWorkflow<PaymentWorkflow, Payment>(workflow =>
        {
            workflow.StartsAs<SubmitPayment>((context, command) => SagaId.For(context.Tenant(), command.PaymentId));
            workflow.Send<LookUpAuthorization>(AuthorizeQueue);
            workflow.Send<LookUpCapture>(CaptureQueue);
            workflow.OnDecided(PaymentColumns.Fill);
        }).Endpoint(e => e.Name = PaymentWorkflow.Queue);
    }

    internal static void AddSteps(this IBusRegistrationConfigurator bus)
    {
        // Commands come by their queue alone: without an exchange of its own, nobody can publish one.
        bus.AddConsumer<AuthorizeChargeConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = (AuthorizeQueue, false));
        bus.AddConsumer<CaptureChargeConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = (CaptureQueue, false));
        bus.AddConsumer<VoidChargeConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = ("void-charge", false));
    }

    internal static void AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptions.Validator>();
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection("Gateway")).ValidateOnStart();
        services.AddOptions<SimulatorOptions>().Bind(configuration.GetSection("Gateway:Simulator"));
        services.AddSingleton<SimulatorBook>();
        services.AddSingleton<IPaymentGateway, SimulatedGateway>();
        services.AddSingleton<GatewayCalls>();
        services.AddHostedService<SimulatorStart>();
    }

    internal static void AddRoutes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SubmissionOptions>, SubmissionOptions.Validator>();
        services.AddOptions<SubmissionOptions>()
            .Configure(options => options.TimelineDays = configuration.GetValue("Retention:Timeline", options.TimelineDays))
            .ValidateOnStart();
        services.AddSingleton<SubmissionRules>();
        services.AddSingleton(provider => new PublicCommand<SubmitPayment>(
            PaymentWorkflow.Queue, command => command.PaymentId, provider.GetRequiredService<SubmissionRules>().Check));
        services.AddScoped<PaymentReader>();
    }
}
