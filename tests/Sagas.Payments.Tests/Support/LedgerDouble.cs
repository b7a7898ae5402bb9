using MassTransit;
using Sagas.Contracts.Ledger;

namespace Sagas.Payments.Tests.Support;

/// <summary>A ledger that agrees to everything: sets funds aside.</summary>
internal sealed class LedgerDouble : IConsumer<ReserveFunds>
{
    public Task Consume(ConsumeContext<ReserveFunds> context) => context.Publish(new FundsReserved { TransferId = context.Message.TransferId });
}

/// <summary>The same, posts.</summary>
internal sealed class PostingDouble : IConsumer<PostTransfer>
{
    public Task Consume(ConsumeContext<PostTransfer> context) => context.Publish(new TransferPosted { TransferId = context.Message.TransferId });
}

/// <summary>The same, releases.</summary>
internal sealed class ReleasingDouble : IConsumer<ReleaseFunds>
{
    public Task Consume(ConsumeContext<ReleaseFunds> context) => context.Publish(new FundsReleased { TransferId = context.Message.TransferId });
}
