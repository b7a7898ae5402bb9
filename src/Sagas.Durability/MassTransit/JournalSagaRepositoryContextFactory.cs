using MassTransit;
using MassTransit.Middleware;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Capture;
using Sagas.Durability.Delivery;
using Sagas.Durability.Loading;
using Sagas.Durability.MassTransit.Refusals;
using Sagas.Durability.Rows;

namespace Sagas.Durability.MassTransit;

/// <summary>MassTransit's way to sagas that the journal keeps.</summary>
internal sealed class JournalSagaRepositoryContextFactory<TSaga>(JournalScope scope, Loader loader, SagaTurns turns, SagaLocks locks, RowTableCatalogue tables, SagaStates<TSaga> states)
    : ISagaRepositoryContextFactory<TSaga>, IQuerySagaRepositoryContextFactory<TSaga>, ILoadSagaRepositoryContextFactory<TSaga>
    where TSaga : class, SagaStateMachineInstance, ISagaVersion
{
    public void Probe(ProbeContext context) => context.Add("persistence", "journal");

    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<TSaga, T>> next)
        where T : class => next.Send(new JournalSagaRepositoryContext<TSaga, T>(context, Sagas(context)));

    /// <summary>The query finds ids; each saga is then taken in turn and loaded, and asked again whether it is the one.</summary>
    public async Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TSaga> query, IPipe<SagaRepositoryQueryContext<TSaga, T>> next)
        where T : class
    {
        var sagas = Sagas(context);
        var isMatch = query.GetFilter();
        var ids = await scope.Database.Set<TSaga>().AsNoTracking().Where(query.FilterExpression)
            .Select(saga => saga.CorrelationId).Order().ToListAsync(context.CancellationToken);
        var found = new List<TSaga>();
        foreach (var id in ids)
        {
            if (await sagas.LoadAsync(id, context.CancellationToken) is { } saga && isMatch(saga))
                found.Add(saga);
        }

        await next.Send(new LoadedSagaRepositoryQueryContext<TSaga, T>(new JournalSagaRepositoryContext<TSaga, T>(context, sagas), found));
    }

    public async Task<T> Execute<T>(Func<LoadSagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class => await asyncMethod(new Reader(scope.Database, cancellationToken));

    public async Task<T> Execute<T>(Func<QuerySagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class => await asyncMethod(new Reader(scope.Database, cancellationToken));

    private JournalSagas<TSaga> Sagas(ConsumeContext context)
    {
        if (!context.TryGetPayload<IHandlerCapture>(out _))
            throw new ConfigurationException(SagaEndpoints.Sentence(typeof(TSaga), EndpointCatalogue.EndpointOf(context.ReceiveContext.InputAddress)));

        return new JournalSagas<TSaga>(scope, loader, turns, locks, tables, states);
    }

    private sealed class Reader(DbContext database, CancellationToken cancellationToken)
        : BasePipeContext(cancellationToken), LoadSagaRepositoryContext<TSaga>, QuerySagaRepositoryContext<TSaga>
    {
        public Task<TSaga> Load(Guid correlationId) =>
            database.Set<TSaga>().AsNoTracking().SingleOrDefaultAsync(saga => saga.CorrelationId == correlationId, CancellationToken)!;

        public async Task<SagaRepositoryQueryContext<TSaga>> Query(ISagaQuery<TSaga> query, CancellationToken cancellationToken = default) =>
            new DefaultSagaRepositoryQueryContext<TSaga>(this, await database.Set<TSaga>().AsNoTracking()
                .Where(query.FilterExpression).Select(saga => saga.CorrelationId).ToListAsync(cancellationToken));
    }
}
