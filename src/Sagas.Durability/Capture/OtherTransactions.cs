using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Sagas.Durability.Capture;

/// <summary>
/// Transactions that a handler has open in another DbContext than the journal's. That one is not ours to put an interceptor into, so EF's own
/// diagnostics tell: a subscription for the whole process.
/// </summary>
internal sealed class OtherTransactions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly HashSet<string> Beginnings = [RelationalEventId.TransactionStarted.Name!, RelationalEventId.TransactionUsed.Name!];
    private static readonly HashSet<string> Ends =
        [RelationalEventId.TransactionCommitted.Name!, RelationalEventId.TransactionRolledBack.Name!, RelationalEventId.TransactionDisposed.Name!];

    private static readonly Lazy<IDisposable> Watching = new(() => DiagnosticListener.AllListeners.Subscribe(new OtherTransactions()));

    /// <summary>Begins to watch; once is enough.</summary>
    public static void Watch() => _ = Watching.Value;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(this, name => Beginnings.Contains(name) || Ends.Contains(name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not TransactionEventData { Context: { } database } data || JournalScope.Current is not { IsHandler: true } scope || scope.Owns(database))
            return;

        if (Beginnings.Contains(value.Key))
            scope.OthersOpen[data.TransactionId] = database.GetType().Name;
        else
            scope.OthersOpen.TryRemove(data.TransactionId, out _);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <exception cref="InvalidOperationException">Another context has a transaction open where the journal's begins or ends.</exception>
    public static void ThrowIfOpen(ConcurrentDictionary<Guid, string> open, string own)
    {
        if (open.Values.FirstOrDefault() is { } other)
        {
            throw new InvalidOperationException(
                $"{other} has a transaction open inside a handler under the journal, and what it commits is not one with the message. End it before the handler saves and before it ends, or save with {own}.");
        }
    }
}
