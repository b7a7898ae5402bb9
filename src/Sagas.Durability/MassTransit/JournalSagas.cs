using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Capture;
using Sagas.Durability.Loading;
using Sagas.Durability.Rows;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.MassTransit;

/// <summary>The sagas of one type for one message: taken in turn, loaded with the message's key, and changed for the commit.</summary>
internal sealed class JournalSagas<TSaga>(JournalScope scope, Loader loader, SagaTurns turns, SagaLocks locks, RowTableCatalogue tables, SagaStates<TSaga> states)
    where TSaga : class, SagaStateMachineInstance, ISagaVersion
{
    private readonly Dictionary<Guid, (SagaAct Act, string? State)> _before = [];
    private readonly HashSet<Guid> _inTurn = [];

    private SagaTable? Table => tables.OfSaga(typeof(TSaga), () => scope.Database.Model);

    /// <summary>The saga as it is committed now; null when there is none.</summary>
    public async Task<TSaga?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (_inTurn.Add(id))
            await TakeTurnAsync(id, cancellationToken);

        var saga = await FindAsync(id, cancellationToken);
        if (saga is not null)
            _before[id] = (SagaAct.Update, states.Of(saga));
        return saga;
    }

    /// <summary>A saga that is to be inserted.</summary>
    public async Task AddAsync(TSaga saga, CancellationToken cancellationToken)
    {
        _before[saga.CorrelationId] = (SagaAct.Insert, null);
        if (scope.Run > 1)
            saga.Version = await LastVersionAsync(saga.CorrelationId, cancellationToken);
    }

    /// <summary>The handler is done with a saga: its change joins the commit.</summary>
    public void Changed(TSaga saga, bool isRemoved)
    {
        var (act, from) = _before[saga.CorrelationId];
        saga.Version++;
        if (isRemoved && act == SagaAct.Update)
            act = SagaAct.Delete;
        if (Table is null)
            Track(saga, act);
        scope.SagaChanges.Add(new SagaChange(saga, Table, act, saga.CorrelationId, saga.Version, from, states.Of(saga)));
    }

    private async Task TakeTurnAsync(Guid id, CancellationToken cancellationToken)
    {
        scope.Clock?.Stop();
        scope.Keep(await turns.TakeAsync(typeof(TSaga), id, cancellationToken));
        if (scope.Run >= SagaLocks.FromRun && !scope.Runtime.Store.IsEmbedded)
            scope.Keep(await locks.TakeAsync(typeof(TSaga), id, cancellationToken));
        scope.Clock?.Start();
    }

    private async Task<TSaga?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var (consumer, messageId) = scope.Handled!.Value;
        if (Table is { } table)
        {
            var loaded = await loader.LoadAsync(consumer.Id, messageId, table, id);
            return loaded.IsTaken ? throw new AlreadyTakenException() : (TSaga?)loaded.Saga;
        }

        return await loader.IsTakenAsync(consumer.Id, messageId)
            ? throw new AlreadyTakenException()
            : await scope.Database.Set<TSaga>().SingleOrDefaultAsync(saga => saga.CorrelationId == id, cancellationToken);
    }

    /// <summary>EF loaded it and follows it; a new or removed one it must be told of.</summary>
    private void Track(TSaga saga, SagaAct act)
    {
        if (act == SagaAct.Insert)
            scope.Database.Add(saga);
        else if (act == SagaAct.Delete)
            scope.Database.Remove(saga);
    }

    /// <summary>A saga that was completed and removed may be born again under its id: its timeline goes on.</summary>
    private async Task<int> LastVersionAsync(Guid id, CancellationToken cancellationToken)
    {
        var month = SagaMonths.Of(id);
        return await scope.Database.Set<HistoryRow>().Where(row => row.SagaMonth == month && row.SagaId == id).MaxAsync(row => (int?)row.Version, cancellationToken) ?? 0;
    }
}
