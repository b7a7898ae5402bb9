using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Simulated;

/// <summary>Purchases through bad nights.</summary>
internal static class PurchaseSimulation
{
    public static Simulation<PurchaseSaga> Of(Workflow<PurchaseSaga>? workflow = null) =>
        new Simulation<PurchaseSaga>(workflow ?? new PurchaseWorkflow(), () => new PurchaseSaga(), () => new Buy())
            .With<Reserve>(party => party.Answers(_ => new Reserved()).Fails(_ => new SoldOut()))
            .With<Release>(party => party.Answers(_ => new Released()))
            .With<Authorize>(party => party.Answers(_ => new Authorized("c1")).Fails(_ => new Declined("no")).FailsForNow(_ => new Declined(PurchaseWorkflow.NotNow)).SaysUnknown(_ => new ChargeUnknown()).SaysUnavailable(_ => new GatewayBusy()))
            .With<LookUpCharge>(party => party.SaysUnknown(_ => new ChargeUnknown()).SaysNeverTaken(_ => new NoSuchCharge()))
            .With<VoidCharge>(party => party.Answers(_ => new Voided()).Fails(_ => new VoidRefused()).SaysUnavailable(_ => new GatewayBusy()))
            .With<Capture>(party => party.Answers(_ => new Captured()).Fails(_ => new CaptureRefused("no")))
            .With<Ship>(party => party.Answers(_ => new Shipped()).Fails(_ => new Lost()))
            .Holds("I8 UndoneIsDone", run => run.Saga.State == "Failed" && run.Acts.FirstOrDefault(act => act.Stands && !run.Skipped.Contains(act.Step)) is { } left
                ? $"It failed, and '{left.Step}' stands."
                : null);
}
