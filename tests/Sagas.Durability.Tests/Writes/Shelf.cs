namespace Sagas.Durability.Tests.Writes;

public sealed class Shelf
{
    public Guid Id { get; set; }

    public int Stock { get; set; }
}
