namespace Sagas.Workflows.MassTransit.Tests.Purchase;

public sealed record Buy(Guid OrderId, long Cents);

public sealed record ReserveGoods(Guid OrderId);

public sealed record GoodsReserved(Guid OrderId);

public sealed record SoldOut(Guid OrderId);

public sealed record ReleaseGoods(Guid OrderId);

public sealed record GoodsReleased(Guid OrderId);

public sealed record ChargeCard(Guid OrderId, long Cents);

public sealed record CardCharged(Guid OrderId, string Receipt);

public sealed record CardRefused(Guid OrderId);

public sealed record FindCharge(Guid OrderId);

public sealed record ChargeNeverTaken(Guid OrderId);

public sealed record RefundCard(Guid OrderId, string Receipt);

public sealed record CardRefunded(Guid OrderId);

public sealed record ShipGoods(Guid OrderId);

public sealed record GoodsShipped(Guid OrderId);

public sealed record ShippingRefused(Guid OrderId);

public sealed record Bought(Guid OrderId, string Receipt);

public sealed record NotBought(Guid OrderId);
