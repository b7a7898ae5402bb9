using Sagas.Workflows.Retrying;

namespace Sagas.Workflows.MassTransit.Tests.Purchase;

/// <summary>Reserve, charge, ship; the shipping decides.</summary>
public sealed class PurchaseWorkflow : Workflow<PurchaseSaga>
{
    public PurchaseWorkflow()
        : base("purchase", version: 1)
    {
        CorrelatedBy("OrderId");
        StartsWith<Buy>((p, m) => p.Cents = m.Cents, "Submitted");

        Step("Reserve").Send(p => new ReserveGoods(p.CorrelationId)).Then<GoodsReserved>().Fails<SoldOut>()
            .Undo<ReleaseGoods, GoodsReleased>(p => new ReleaseGoods(p.CorrelationId))
            .Reaches("Reserved");

        Step("Charge").Send(p => new ChargeCard(p.CorrelationId, p.Cents)).Then<CardCharged>((p, m) => p.Receipt = m.Receipt).Fails<CardRefused>()
            .Outside().OnUnknown(p => new FindCharge(p.CorrelationId)).NeverTaken<ChargeNeverTaken>()
            .Undo<RefundCard, CardRefunded>(p => new RefundCard(p.CorrelationId, p.Receipt!))
            .Within(TimeSpan.FromSeconds(2)).Retry(Backoff.Fixed(TimeSpan.FromMilliseconds(10), attempts: 3))
            .Reaches("Charged");

        Step("Ship").Send(p => new ShipGoods(p.CorrelationId)).Then<GoodsShipped>().Fails<ShippingRefused>().Pivot();

        Completes(p => new Bought(p.CorrelationId, p.Receipt!));
        Compensated(p => new NotBought(p.CorrelationId));
    }
}
