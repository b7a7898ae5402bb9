namespace Sagas.Durability.Tests.Writes;

/// <summary>Takes a parcel out of a shelf's stock and writes it down.</summary>
/// <param name="ParcelId">Equal ids cannot be written twice.</param>
/// <param name="Shelf">The shelf whose stock goes down by one.</param>
public sealed record CountParcel(Guid ParcelId, Guid Shelf);
