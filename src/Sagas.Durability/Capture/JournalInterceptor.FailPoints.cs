using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Sagas.Durability.Identity;

namespace Sagas.Durability.Capture;

/// <content>In a build with fail-points only: EF commits a scope's own transaction, so this is the one place before it.</content>
internal sealed partial class JournalInterceptor
{
    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { Pending.Count: > 0 } scope)
            FailPoints.Committing([ConsumerKey.BusOutbox.Consumer], () => transaction.CommitAsync(cancellationToken), scope.Runtime.Store.IsEmbedded);

        return ValueTask.FromResult(result);
    }
}
