using MassTransit;

namespace Sagas.Durability.Tests.SagaKinds;

/// <summary>What MassTransit lets a machine ask of its repository: insert on initial, correlation by query, missing instances, removal.</summary>
public sealed class BasketMachine : MassTransitStateMachine<Basket>
{
    public BasketMachine()
    {
        InstanceState(basket => basket.State, Filled);
        Event(() => FillBasket, e =>
        {
            e.CorrelateById(c => c.Message.BasketId);
            e.InsertOnInitial = true;
            e.SetSagaFactory(c => Fresh(c.Message));
        });
        Event(() => WeighBasket, e =>
        {
            e.CorrelateBy((basket, c) => basket.Customer == c.Message.Customer);
            e.OnMissingInstance(missing => missing.Fault());
        });
        Event(() => EmptyBasket, e =>
        {
            e.CorrelateById(c => c.Message.BasketId);
            e.OnMissingInstance(missing => missing.Discard());
        });
        Event(() => LookIntoBasket, e =>
        {
            e.CorrelateById(c => c.Message.BasketId);
            e.ReadOnly = true;
            e.OnMissingInstance(missing => missing.ExecuteAsync(c => c.Publish(new BasketSeen(c.Message.BasketId, false))));
        });

        Initially(When(FillBasket).TransitionTo(Filled));
        During(Filled, When(WeighBasket).Then(c => c.Saga.Weight = c.Message.Weight));
        DuringAny(
            When(LookIntoBasket).Then(c => c.Saga.Act = "looked at").Publish(c => new BasketSeen(c.Saga.CorrelationId, true)),
            When(EmptyBasket).Finalize());
        SetCompletedWhenFinalized();
    }

    public State Filled { get; private set; } = null!;

    public Event<FillBasket> FillBasket { get; private set; } = null!;

    public Event<WeighBasket> WeighBasket { get; private set; } = null!;

    public Event<EmptyBasket> EmptyBasket { get; private set; } = null!;

    public Event<LookIntoBasket> LookIntoBasket { get; private set; } = null!;

    /// <summary>A value in every column.</summary>
    public static Basket Fresh(FillBasket message) => new()
    {
        CorrelationId = message.BasketId,
        Customer = message.Customer,
        Act = "delete",
        Expected = 7,
        Colour = Colour.Blue,
        Ribbon = Colour.Red,
        Price = 12.50m,
        Weight = 0.25,
        IsGift = true,
        NodeSeq = long.MaxValue,
        FilledAt = new DateTime(2026, 5, 4, 3, 2, 1, DateTimeKind.Utc),
        SeenAt = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero),
        Day = new DateOnly(2026, 5, 4),
        Patience = TimeSpan.FromMinutes(90),
        Parent = message.BasketId,
        Picture = [1, 2, 3],
        Label = new Label("for \"you\" {1,2}", 3),
    };
}
