using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Operations.Receipts;

/// <summary>The public door over the application's database: see <see cref="ICommandDoor"/>.</summary>
/// <param name="database">The database of the consumer's scope.</param>
/// <param name="scopes">For HTTP a scope of its own: a repeated try must not meet what the first one left.</param>
/// <param name="time">The clock.</param>
public sealed class CommandDoor(DbContext database, IServiceScopeFactory scopes, TimeProvider time) : ICommandDoor
{
    private const int MaxRaces = 3;

    /// <inheritdoc />
    public async Task<Settlement> SettleAsync<T>(Submission<T> submission, CancellationToken cancellationToken)
        where T : class
    {
        for (var race = 1; ; race++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<DbContext>();
            var bus = scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>();
            try
            {
                return await SettleAsync(own, bus, submission, Traces.Current, cancellationToken);
            }
            catch (DbUpdateException) when (race < MaxRaces)
            {
                // Another caller with the same key or id was faster, and the next look finds its receipt. Anything else fails again and is thrown.
            }
        }
    }

    /// <inheritdoc />
    public Task<Settlement> SettleAsync<T>(Submission<T> submission, ConsumeContext context)
        where T : class => SettleAsync(database, context, submission, context.Headers.Get<string>(Traces.Header) ?? Traces.Current, context.CancellationToken);

    private async Task<Settlement> SettleAsync<T>(
        DbContext db, ISendEndpointProvider bus, Submission<T> submission, string trace, CancellationToken cancellationToken)
        where T : class
    {
        var operation = typeof(T).Name;
        var key = submission.Key ?? $"{operation}:{submission.Id}";
        var payload = CanonicalPayload.Of(submission.Command);
        var receipts = db.Set<Receipt>().AsNoTracking().Where(receipt => receipt.Tenant == submission.Tenant && receipt.Operation == operation);

        if (await receipts.FirstOrDefaultAsync(receipt => receipt.Key == key, cancellationToken) is { } known)
            return Compare(submission, payload, known);

        if (await receipts.FirstOrDefaultAsync(receipt => receipt.BusinessId == submission.Id && receipt.Original, cancellationToken) is { } same)
        {
            var settlement = Compare(submission, payload, same);
            if (settlement is Settlement.Replayed)
            {
                db.Add(Receipt(submission, operation, key, payload, trace, isOriginal: false));
                await db.SaveChangesAsync(cancellationToken);
            }

            return settlement;
        }

        db.Add(Receipt(submission, operation, key, payload, trace, isOriginal: true));
        var queue = await bus.GetSendEndpoint(new Uri($"queue:{submission.Queue}"));
        await queue.Send(
            submission.Command,
            send =>
            {
                send.Headers.Set(Tenants.Header, submission.Tenant);
                send.Headers.Set(Traces.Header, trace);
            },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Settlement.Accepted(submission.Id);
    }

    private static Settlement Compare<T>(Submission<T> submission, CanonicalPayload payload, Receipt known)
        where T : class
    {
        var differences = payload.DifferencesTo(known.Payload);
        if (submission.IdGiven && submission.Id != known.BusinessId)
            differences = [.. differences.Append(CanonicalPayload.IdField<T>()).Order(StringComparer.Ordinal)];

        return differences.Count == 0 ? new Settlement.Replayed(known.BusinessId) : new Settlement.Mismatch(known.BusinessId, differences);
    }

    private Receipt Receipt<T>(Submission<T> submission, string operation, string key, CanonicalPayload payload, string trace, bool isOriginal)
        where T : class => new()
        {
            Tenant = submission.Tenant,
            Operation = operation,
            Key = key,
            BusinessId = submission.Id,
            Original = isOriginal,
            IdGiven = submission.IdGiven,
            Fingerprint = payload.Fingerprint,
            Payload = payload.Json,
            TraceId = Traces.IdOf(trace),
            AcceptedAt = time.UtcNow(),
        };
}
