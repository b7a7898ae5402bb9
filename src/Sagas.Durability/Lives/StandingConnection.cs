using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;
using Sagas.Durability.Stores;

namespace Sagas.Durability.Lives;

/// <summary>
/// A connection that stays open for what must not wait for the application's pool: a node whose handlers use up the pool is alive. One caller at
/// a time; what does not answer in time is thrown away and opened again at the next use.
/// </summary>
internal sealed partial class StandingConnection(JournalRuntime runtime) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private AsyncServiceScope? _scope;
    private DbContext? _database;

    /// <summary>Does <paramref name="work"/>; null when the database cannot be reached or does not answer in time, which is logged.</summary>
    public async Task<T?> TryAsync<T>(Func<DbContext, CancellationToken, Task<T>> work, CancellationToken end)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience, runtime.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(end, patience.Token);
        try
        {
            var database = IsOpen ? _database! : await OpenAsync(limit.Token);
            return await work(database, limit.Token);
        }
        catch (Exception exception) when (!end.IsCancellationRequested && IsAway(exception, patience.Token))
        {
            LogAway(runtime.Logger, exception.InnerException?.Message ?? exception.Message);
            await DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _database = null;
        if (_scope is { } scope)
            await scope.DisposeAsync();
        _scope = null;
    }

    private async Task<DbContext> OpenAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        var scope = runtime.NewScope();
        _scope = scope;
        _database = (DbContext)scope.ServiceProvider.GetRequiredService(runtime.DatabaseType);
        await _database.Database.OpenConnectionAsync(cancellationToken);
        return _database;
    }

    private bool IsOpen => _database?.Database.GetDbConnection().State == ConnectionState.Open;

    // A connection that was found broken between two uses is closed, and using it is no failure of the database's own.
    private bool IsAway(Exception exception, CancellationToken patience) =>
        (exception is OperationCanceledException && patience.IsCancellationRequested) || !IsOpen || runtime.Store.Classify(exception) == FailureClass.Surroundings;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leases cannot be read or renewed; trying again: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
