namespace Sagas.Durability.Tests.Shop;

public sealed record PlaceOrder(Guid OrderId);

public sealed record AddLine(Guid OrderId, int Line);

public sealed record ShipOrder(Guid OrderId);

public sealed record OrderShipped(Guid OrderId);

public sealed record BrokenParcel(Guid OrderId);

public sealed record UnwantedParcel(Guid OrderId);

public sealed record ParcelReturned(Guid OrderId);

public sealed record CheckParcel(Guid OrderId);
