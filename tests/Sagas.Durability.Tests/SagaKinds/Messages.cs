namespace Sagas.Durability.Tests.SagaKinds;

public sealed record FillBasket(Guid BasketId, string Customer);

public sealed record WeighBasket(string Customer, double Weight);

public sealed record EmptyBasket(Guid BasketId);

public sealed record LookIntoBasket(Guid BasketId);

public sealed record BasketSeen(Guid BasketId, bool IsThere);

public sealed record PackHamper(Guid HamperId);

public sealed record MarkHamper(Guid HamperId, int Mark);

public sealed record UnpackHamper(Guid HamperId);
