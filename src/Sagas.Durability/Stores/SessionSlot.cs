using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Stores;

/// <summary>Keeps one session open from use to use, and replaces it when the connection failed.</summary>
internal sealed class SessionSlot(JournalRuntime runtime) : IAsyncDisposable
{
    private AsyncServiceScope? _scope;
    private IJournalSession? _session;

    /// <summary>Does <paramref name="work"/> with the session, opened if need be.</summary>
    public async Task<T> UseAsync<T>(Func<IJournalSession, Task<T>> work)
    {
        if (_session is { IsOpen: false })
            await DisposeAsync(); // Broken while nobody used it, as a keep-alive finds out.

        try
        {
            return await work(_session ??= await OpenAsync());
        }
        catch (Exception exception) when (runtime.Store.Classify(exception) == FailureClass.Surroundings)
        {
            await DisposeAsync();
            throw;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && _session is { IsOpen: false })
        {
            await DisposeAsync();
            throw new ConnectionLostException(exception);
        }
    }

    /// <summary>As above, without a result.</summary>
    public Task UseAsync(Func<IJournalSession, Task> work) => UseAsync(async session =>
    {
        await work(session);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        _session = null;
        if (_scope is { } scope)
            await scope.DisposeAsync();
        _scope = null;
    }

    private async Task<IJournalSession> OpenAsync()
    {
        var scope = runtime.NewScope();
        _scope = scope;
        return await runtime.Store.OpenSessionAsync((DbContext)scope.ServiceProvider.GetRequiredService(runtime.DatabaseType), CancellationToken.None);
    }
}
