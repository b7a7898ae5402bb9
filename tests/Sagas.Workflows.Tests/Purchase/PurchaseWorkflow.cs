using Sagas.Workflows.Retrying;

namespace Sagas.Workflows.Tests.Purchase;

/// <summary>Reserve, authorize, capture (the pivot), ship.</summary>
public class PurchaseWorkflow : Workflow<PurchaseSaga>
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    public const string NotNow = "not now";
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public PurchaseWorkflow() : base("purchase", version: 1)
    {
        StartsWith<Buy>((_, _) => { }, "Submitted");

        Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>((p, _) => p.Reason = "sold out")
            .Undo<Release, Released>(_ => new Release())
            .Within(Limit).Retry(Backoff.Fixed(Pause, attempts: 3)).Reaches("Reserved");

        Step("Authorize").Send(_ => new Authorize()).Then<Authorized>((p, m) => p.ChargeId = m.ChargeId).Fails<Declined>((p, m) => p.Reason = m.Reason)
            .Unavailable<GatewayBusy>().Unknown<ChargeUnknown>().OnUnknown(_ => new LookUpCharge(), times: 2).NeverTaken<NoSuchCharge>()
            .Undo<VoidCharge, Voided>(p => new VoidCharge(p.ChargeId)).UndoFails<VoidRefused>().RetryUndo(Backoff.Fixed(Pause, attempts: 2))
            .Within(Limit).Retry(Backoff.Fixed(Pause, attempts: 2)).RetrySoft<Declined>(m => m.Reason == NotNow, Later.Every(Day, within: 2 * Day)).Reaches("Authorized");

        Step("Capture").Send(_ => new Capture()).Then<Captured>().Fails<CaptureRefused>((p, m) => p.Reason = m.Reason)
            .NeedsPerson<CaptureDisputed>().Within(Limit).Pivot().CannotBeUndone().Reaches("Captured");

        Step("Ship").Send(_ => new Ship()).Then<Shipped>().Fails<Lost>().CannotBeUndone();

        Completes(_ => new Bought(), "Completed");
        Compensated(p => new NotBought(p.Reason), "Failed");
    }
}
