using MassTransit;

namespace Sagas.Workflows.MassTransit.Tests.Purchase;

/// <summary>Consumes one type of command as its party behaves.</summary>
public abstract class Worker<TCommand>(Party party, Func<TCommand, object> done, Func<TCommand, object>? refused = null) : IConsumer<TCommand>
    where TCommand : class
{
    public async Task Consume(ConsumeContext<TCommand> context)
    {
        switch (party.Took(new Call(context.Message, context.ExecutionOf())))
        {
            case Manner.Answers:
                await context.Publish(done(context.Message));
                break;
            case Manner.AnswersTwice:
                await context.Publish(done(context.Message));
                await context.Publish(done(context.Message));
                break;
            case Manner.Refuses:
                await context.Publish(refused!(context.Message));
                break;
            case Manner.StaysSilent:
                break;
            case Manner.Breaks:
                throw new InvalidOperationException("The party's program failed.");
        }
    }
}

public sealed class ReserveGoodsConsumer(Party party) : Worker<ReserveGoods>(party, m => new GoodsReserved(m.OrderId), m => new SoldOut(m.OrderId));

public sealed class ReleaseGoodsConsumer(Party party) : Worker<ReleaseGoods>(party, m => new GoodsReleased(m.OrderId));

public sealed class ChargeCardConsumer(Party party) : Worker<ChargeCard>(party, m => new CardCharged(m.OrderId, "r-1"), m => new CardRefused(m.OrderId));

public sealed class FindChargeConsumer(Party party) : Worker<FindCharge>(party, m => new CardCharged(m.OrderId, "r-found"), m => new ChargeNeverTaken(m.OrderId));

public sealed class RefundCardConsumer(Party party) : Worker<RefundCard>(party, m => new CardRefunded(m.OrderId));

public sealed class ShipGoodsConsumer(Party party) : Worker<ShipGoods>(party, m => new GoodsShipped(m.OrderId), m => new ShippingRefused(m.OrderId));

/// <summary>Hears how purchases end.</summary>
public sealed class EndConsumer(Party party) : IConsumer<Bought>, IConsumer<NotBought>
{
    public Task Consume(ConsumeContext<Bought> context) => Heard(context);

    public Task Consume(ConsumeContext<NotBought> context) => Heard(context);

    private Task Heard<T>(ConsumeContext<T> context)
        where T : class
    {
        party.Took(new Call(context.Message, context.Headers.Get<string>(ExecutionHeaders.Execution) is { } execution ? Guid.Parse(execution) : null));
        return Task.CompletedTask;
    }
}
