using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Contracts.Ledger;
using Sagas.Ledger.Transfers;
using Sagas.Operations;

namespace Sagas.Ledger.Steps;

/// <summary>Books a pending transfer: its state and its entries in one commit.</summary>
public sealed class PostTransferConsumer(DbContext database, TimeProvider time) : IConsumer<PostTransfer>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PostTransfer> context)
    {
        var id = context.Message.TransferId;
        var known = await database.Set<Transfer>().FindAsync([id], context.CancellationToken);

        switch (TransferRules.Post(known, context.Tenant()))
        {
            case TransferStatus.Posted:
                var at = time.UtcNow();
                known!.State = TransferState.Posted;
                known.EndedAt = at;
                database.AddRange(TransferRules.Entries(known, at));
                await database.SaveChangesAsync(context.CancellationToken);
                break;
            case TransferStatus.Exists:
                break;
            case var mistake:
                throw new TransferMistakeException(nameof(PostTransfer), id, mistake);
        }

        await context.Publish(new TransferPosted { TransferId = id }, context.CancellationToken);
    }
}
