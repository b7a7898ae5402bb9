namespace Sagas.Durability.Tests.Shop;

/// <summary>What the shipping desk saves: a row for each parcel that left.</summary>
public sealed class Parcel
{
    public Guid Id { get; set; }

    public Guid OrderId { get; set; }
}
