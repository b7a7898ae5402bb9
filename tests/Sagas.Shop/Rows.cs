namespace Sagas.Shop;

/// <summary>The door's: an order was accepted. Its key makes a customer who asks twice one customer.</summary>
internal sealed class Receipt
{
    public Guid Id { get; set; }
}

/// <summary>What one run of a handler did for an order. Two rows for one act are an act done twice.</summary>
internal sealed class Effect
{
    /// <summary>The run, as the book has it too.</summary>
    public Guid Id { get; set; }

    public Guid OrderId { get; set; }

    public string Act { get; set; } = "";
}

/// <summary>The stock: one less for each order.</summary>
internal sealed class Shelf
{
    public const int Full = 1_000;

    public int Id { get; set; }

    public int Stock { get; set; }
}
