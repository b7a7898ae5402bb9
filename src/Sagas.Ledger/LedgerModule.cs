using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Ledger.Steps;

namespace Sagas.Ledger;

/// <summary>The ledger's only door.</summary>
public static class LedgerModule
{
    /// <summary>Registers the ledger's consumers, one endpoint each.</summary>
    public static void AddLedger(this IBusRegistrationConfigurator bus)
    {
        bus.TryAddSingleton(TimeProvider.System);

        // Commands come by their queue alone: without an exchange of its own, nobody can publish one.
        bus.AddConsumer<ReserveFundsConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = ("reserve-funds", false));
        bus.AddConsumer<PostTransferConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = ("post-transfer", false));
        bus.AddConsumer<ReleaseFundsConsumer>().Endpoint(e => (e.Name, e.ConfigureConsumeTopology) = ("release-funds", false));
    }
}
