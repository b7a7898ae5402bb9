using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Delivery;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Lives;
using Sagas.Durability.Stores;

namespace Sagas.Durability.Undelivered;

/// <summary>
/// Sets committed sends aside that nobody takes, so that the cursor may pass them. Under the fence of the life whose rows they are: who lost it must
/// not list what its taker delivers. A send that is found refused once more, as after a take-over, is one row.
/// </summary>
internal sealed partial class UndeliveredSends(JournalRuntime runtime, PatientDatabase database, ILogger<UndeliveredSends> logger)
{
    /// <summary>Sets a send aside, waiting for a database that is away. False when another node has the life: it decides.</summary>
    /// <param name="life">The life whose row sent it.</param>
    /// <param name="number">The row's number.</param>
    /// <param name="message">The message.</param>
    /// <param name="refusal">Why it is not taken.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="end">The end of the process.</param>
    public async Task<bool> SetAsideAsync(
        IDeliveredLife life, long number, OutgoingMessage message, BrokerRefusal refusal, int attempts, CancellationToken end)
    {
        var row = new UndeliveredRow
        {
            Id = MessageIds.Foreign(life.Id.ToString(), $"{number}", message.MessageId.ToString()),
            Tenant = message.Headers.GetValueOrDefault(runtime.Options.TenantHeader, runtime.Options.DefaultTenant),
            MessageId = message.MessageId,
            Type = message.TypeName,
            Destination = EndpointCatalogue.EndpointOf(message.Destination),
            SagaId = message.CorrelationId ?? message.InitiatorId,
            Cause = refusal.Cause,
            Error = ErrorText.Of(refusal.Reason),
            Attempts = attempts,
            At = runtime.Now,
            Outgoing = runtime.Format.Write([message])!,
        };
        if (!await database.DoAsync(db => WriteAsync(db, life, number, row, end), end))
            return false;

        LogSetAside(logger, row.Type, row.MessageId, row.Destination, row.Error);
        return true;
    }

    private async Task<bool> WriteAsync(DbContext db, IDeliveredLife life, long number, UndeliveredRow row, CancellationToken end)
    {
        using var turn = await runtime.Store.EnterWriteAsync(db, end);
        await using var transaction = await db.Database.BeginTransactionAsync(end);
        try
        {
            await runtime.Store.FenceAsync(db.Database.GetDbConnection(), transaction.GetDbTransaction(), life.Id, life.Epoch, end);
            if (await db.Set<UndeliveredRow>().AnyAsync(known => known.Id == row.Id, end))
                return true;

            await FillAsync(db, life.Id, number, row, end);
            db.Add(row);
            await db.SaveChangesAsync(end);
            await transaction.CommitAsync(end);
            return true;
        }
        catch (Exception exception) when (runtime.Store.IsFenced(exception))
        {
            return false;
        }
        catch (DbUpdateException exception) when (runtime.Store.Classify(exception) == FailureClass.Conflict)
        {
            return true; // An earlier try got in, and only its answer was lost.
        }
    }

    /// <summary>What the journal's row says of the sender.</summary>
    private async Task FillAsync(DbContext db, Guid life, long number, UndeliveredRow row, CancellationToken end)
    {
        var sender = await db.Set<JournalRow>().AsNoTracking().Where(sent => sent.NodeId == life && sent.NodeSeq == number)
            .Select(sent => new { sent.ConsumerId, sent.MessageId, sent.Tenant }).SingleOrDefaultAsync(end);
        if (sender is not null)
            (row.Tenant, row.CauseId, row.Consumer) = (sender.Tenant, sender.MessageId, runtime.Catalogue.Find(sender.ConsumerId)?.Consumer ?? "");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {Message} to {Destination} cannot be delivered and is set aside: {Reason}")]
    private static partial void LogSetAside(ILogger logger, string type, Guid message, string destination, string reason);
}
