using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Contracts.Ledger;
using Sagas.Ledger.Transfers;
using Sagas.Operations;

namespace Sagas.Ledger.Steps;

/// <summary>Sets a payment's funds aside. Payers may go negative, so nothing refuses yet.</summary>
public sealed class ReserveFundsConsumer(DbContext database, TimeProvider time) : IConsumer<ReserveFunds>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ReserveFunds> context)
    {
        var asked = Transfer.Asked(context.Message, context.Tenant(), time.UtcNow());
        var known = await database.Set<Transfer>().FindAsync([asked.Id], context.CancellationToken);

        switch (TransferRules.Reserve(known, asked))
        {
            case TransferStatus.Reserved:
                database.Add(asked);
                await database.SaveChangesAsync(context.CancellationToken);
                break;
            case TransferStatus.Exists:
                break;
            case var mistake:
                throw new TransferMistakeException(nameof(ReserveFunds), asked.Id, mistake);
        }

        await context.Publish(new FundsReserved { TransferId = asked.Id }, context.CancellationToken);
    }
}
