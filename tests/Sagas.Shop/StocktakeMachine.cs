using MassTransit;

namespace Sagas.Shop;

/// <summary>Sends as many commands as there are shelves, and ends with the last answer.</summary>
internal sealed class StocktakeMachine : MassTransitStateMachine<Stocktake>
{
    public StocktakeMachine()
    {
        InstanceState(stocktake => stocktake.State);
        Event(() => StartStocktake, e => e.CorrelateById(c => c.Message.StocktakeId));
        Event(() => ShelfCounted, e =>
        {
            e.CorrelateById(c => c.Message.StocktakeId);
            e.OnMissingInstance(missing => missing.Fault());
        });

        Initially(When(StartStocktake)
            .Then(c => c.Saga.Shelves = c.Message.Shelves)
            .ThenAsync(async c =>
            {
                for (var shelf = 1; shelf <= c.Message.Shelves; shelf++)
                    await c.Send(new Uri("queue:count-shelf"), new CountShelf(c.Saga.CorrelationId, shelf));
            })
            .TransitionTo(Counting));
        During(Counting, When(ShelfCounted)
            .Then(c => c.Saga.Counted++)
            .If(c => c.Saga.Counted == c.Saga.Shelves, last => last.TransitionTo(Closed)));
    }

    public State Counting { get; private set; } = null!;

    public State Closed { get; private set; } = null!;

    public Event<StartStocktake> StartStocktake { get; private set; } = null!;

    public Event<ShelfCounted> ShelfCounted { get; private set; } = null!;
}
