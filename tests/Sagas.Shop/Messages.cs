namespace Sagas.Shop;

/// <summary>To the order: a customer placed it.</summary>
public sealed record PlaceOrder(Guid OrderId);

/// <summary>To the packer, who saves what he packs.</summary>
public sealed record PackOrder(Guid OrderId);

/// <summary>To the stock, which adds its rows to the message's commit.</summary>
public sealed record CountOrder(Guid OrderId);

/// <summary>To the oven, which explodes.</summary>
public sealed record BurnOrder(Guid OrderId);

/// <summary>The parcel is packed.</summary>
public sealed record OrderPacked(Guid OrderId);

/// <summary>The stock is counted.</summary>
public sealed record OrderCounted(Guid OrderId);

/// <summary>A timer's: the order has lain long enough.</summary>
public sealed record CloseOrder(Guid OrderId);

/// <summary>To the diary: something was done for an order, which must be there when this arrives.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="What">What was done: <c>received</c>, <c>packed</c> or <c>counted</c>; each comes once.</param>
public sealed record NoteOrder(Guid OrderId, string What);

/// <summary>To the stocktake: begin.</summary>
public sealed record StartStocktake(Guid StocktakeId, int Shelves);

/// <summary>To whoever has time: one branch of the stocktake.</summary>
public sealed record CountShelf(Guid StocktakeId, int Shelf);

/// <summary>The shelf is counted.</summary>
public sealed record ShelfCounted(Guid StocktakeId, int Shelf);
