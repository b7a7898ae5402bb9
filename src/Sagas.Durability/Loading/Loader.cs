using Sagas.Durability.Journal;
using Sagas.Durability.Rows;
using Sagas.Durability.Stores;

namespace Sagas.Durability.Loading;

/// <summary>Loads for all deliveries that wait, in one round trip: their keys and their sagas. No transaction is open afterwards.</summary>
internal sealed class Loader : IAsyncDisposable
{
    private const int MaxGroup = 400;
    private readonly Groups<LoadRequest> _groups;
    private readonly SessionSlot _slot;

    public Loader(JournalRuntime runtime)
    {
        _slot = new SessionSlot(runtime);
        _groups = new Groups<LoadRequest>(MaxGroup, LoadAsync);
    }

    /// <summary>Whether the consumer has a row for the message. Throws what the database says.</summary>
    public async Task<bool> IsTakenAsync(Guid consumerId, Guid messageId) => (await AskAsync(new LoadRequest(consumerId, messageId, null, default))).IsTaken;

    /// <summary>The same, and the saga of that id as it is committed now.</summary>
    public Task<LoadRequest> LoadAsync(Guid consumerId, Guid messageId, SagaTable table, Guid sagaId) => AskAsync(new LoadRequest(consumerId, messageId, table, sagaId));

    public async ValueTask DisposeAsync()
    {
        await _groups.EndAsync();
        await _slot.DisposeAsync();
    }

    private async Task<LoadRequest> AskAsync(LoadRequest request)
    {
        ObjectDisposedException.ThrowIf(!_groups.TryAdd(request), this);
        await request.Answer;
        return request;
    }

    private async Task LoadAsync(IReadOnlyList<LoadRequest> requests)
    {
        try
        {
            await _slot.UseAsync(session => session.LoadAsync(requests, CancellationToken.None));
        }
        catch (Exception exception)
        {
            foreach (var request in requests)
                request.Fail(exception); // Each delivery decides what that means for it.
            return;
        }

        foreach (var request in requests)
            request.Settle();
    }
}
