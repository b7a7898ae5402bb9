using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sagas.Contracts.Payments;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Receipts;
using Sagas.Payments.Gateway;
using Sagas.Payments.Gateway.Simulator;
using Sagas.Payments.Http;
using Sagas.Payments.Persistence;
using Sagas.Payments.Steps;

namespace Sagas.Payments;

/// <summary>The module's only door.</summary>
public static class PaymentsModule
{
    /// <summary>Registers the saga, its steps, the gateway and what the routes need. Settings: <c>Gateway:*</c> and <c>Retention:Timeline</c>.</summary>
    public static void AddPayments(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        bus.TryAddSingleton(TimeProvider.System);
        bus.AddSagaStateMachine<PaymentStateMachine, Payment>().JournalRepository().Endpoint(e => e.Name = PaymentStateMachine.Queue);
        bus.AddSteps();
        bus.AddGateway(configuration);
        bus.AddRoutes(configuration);
        bus.AddSingleton<ISagaTable, PaymentTable>();
    }

    /// <summary>Maps <c>/v1/payments</c>, and with the simulator on <c>/simulator/charges</c>.</summary>
    public static void MapPayments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPaymentEndpoints();
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<GatewayOptions>>().Value.Provider == GatewayOptions.Simulator)
            endpoints.MapSimulator();
    }

    internal static void AddSteps(this IBusRegistrationConfigurator bus)
    {
        // Commands come by their queue alone: without an exchange of its own, nobody can publish one.
        bus.AddConsumer<AuthorizeChargeConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = ("authorize-charge", false));
        bus.AddConsumer<CaptureChargeConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = ("capture-charge", false));
        bus.AddConsumer<VoidChargeConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = ("void-charge", false));
    }

    internal static void AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptions.Validator>();
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection("Gateway")).ValidateOnStart();
        services.AddOptions<SimulatorOptions>().Bind(configuration.GetSection("Gateway:Simulator"));
        services.AddSingleton<SimulatorBook>();
        services.AddSingleton<IPaymentGateway, SimulatedGateway>();
        services.AddSingleton<ActUntilKnown>();
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
            PaymentStateMachine.Queue, command => command.PaymentId, provider.GetRequiredService<SubmissionRules>().Check));
        services.AddScoped<PaymentReader>();
    }
}
