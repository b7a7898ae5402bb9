using Microsoft.EntityFrameworkCore;
using Sagas.Contracts.Payments;
using Sagas.Operations;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Receipts;

namespace Sagas.Payments.Http;

/// <summary>Reads one payment: from its saga, and before the saga's first commit from its receipt.</summary>
public sealed class PaymentReader(DbContext database, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// The payment, or null when there is none. <paramref name="tenant"/> limits the search; null searches every tenant's, the default one's first.
    /// </summary>
    public async Task<PaymentView?> FindAsync(Guid id, string? tenant, CancellationToken cancellationToken)
    {
        var payment = await database.Set<Payment>().AsNoTracking()
            .Where(p => p.BusinessId == id && (tenant == null || p.Tenant == tenant))
            .OrderBy(p => p.Tenant == Tenants.Default ? 0 : 1).ThenBy(p => p.Tenant)
            .FirstOrDefaultAsync(cancellationToken);
        if (payment is not null)
            return PaymentView.Of(payment);

        var receipt = await database.Set<Receipt>().AsNoTracking()
            .Where(r => r.BusinessId == id && r.Operation == nameof(SubmitPayment) && r.Original && (tenant == null || r.Tenant == tenant))
            .OrderBy(r => r.Tenant == Tenants.Default ? 0 : 1).ThenBy(r => r.Tenant)
            .FirstOrDefaultAsync(cancellationToken);
        return receipt is null ? null : PaymentView.Of(receipt);
    }

    /// <summary>
    /// As <see cref="FindAsync"/>, but answers when the payment has ended, or as it is after <paramref name="within"/>. Asks the database again with
    /// pauses that grow to 400 ms, so that a thousand waiting clients are no load to speak of.
    /// </summary>
    public async Task<PaymentView?> WaitAsync(Guid id, string? tenant, TimeSpan within, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var view = await FindAsync(id, tenant, cancellationToken);
            var left = within - time.GetElapsedTime(start);
            if (view is null || SagaStatus.HasEnded(view.State) || left <= TimeSpan.Zero)
                return view;

            await Task.Delay(pause < left ? pause : left, time, cancellationToken);
        }
    }
}
