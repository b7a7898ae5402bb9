using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Contracts.Ledger;
using Sagas.Ledger.Transfers;
using Sagas.Operations;

namespace Sagas.Ledger.Steps;

/// <summary>Voids a pending transfer.</summary>
public sealed class ReleaseFundsConsumer(DbContext database, TimeProvider time) : IConsumer<ReleaseFunds>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ReleaseFunds> context)
    {
        var id = context.Message.TransferId;
        var known = await database.Set<Transfer>().FindAsync([id], context.CancellationToken);

        switch (TransferRules.Release(known, context.Tenant()))
        {
            case TransferStatus.Voided:
                known!.State = TransferState.Voided;
                known.EndedAt = time.UtcNow();
                await database.SaveChangesAsync(context.CancellationToken);
                break;
            case TransferStatus.Exists:
                break;
            case var mistake:
                throw new TransferMistakeException(nameof(ReleaseFunds), id, mistake);
        }

        await context.Publish(new FundsReleased { TransferId = id }, context.CancellationToken);
    }
}
