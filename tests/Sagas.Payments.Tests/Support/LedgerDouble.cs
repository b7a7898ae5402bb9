using MassTransit;
using Sagas.Contracts.Ledger;

namespace Sagas.Payments.Tests.Support;

/// <summary>A ledger that agrees to everything.</summary>
internal sealed class LedgerDouble : IConsumer<ReserveFunds>, IConsumer<PostTransfer>, IConsumer<ReleaseFunds>
{
    public Task Consume(ConsumeContext<ReserveFunds> context) => context.Publish(new FundsReserved { TransferId = context.Message.TransferId });

    public Task Consume(ConsumeContext<PostTransfer> context) => context.Publish(new TransferPosted { TransferId = context.Message.TransferId });

    public Task Consume(ConsumeContext<ReleaseFunds> context) => context.Publish(new FundsReleased { TransferId = context.Message.TransferId });

    public static void ReceiveEndpoints(IBusRegistrationContext context, IInMemoryBusFactoryConfigurator bus)
    {
        foreach (var queue in (string[])["reserve-funds", "post-transfer", "release-funds"])
            bus.ReceiveEndpoint(queue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Consumer<LedgerDouble>();
            });
        bus.ConfigureEndpoints(context);
    }
}
