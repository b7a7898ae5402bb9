namespace Sagas.Durability.Tests.SagaKinds;

public sealed record Label(string Text, int Size);

public enum Colour
{
    Red,
    Blue,
}
