using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Capture;

namespace Sagas.Durability.MassTransit;

/// <summary>Loads and keeps sagas for one message: what the state machine did to them waits in the scope for the journal's commit.</summary>
internal sealed class JournalSagaRepositoryContext<TSaga, TMessage>(ConsumeContext<TMessage> context, JournalScope scope, SagaStates<TSaga> states)
    : ConsumeContextScope<TMessage>(context, scope), SagaRepositoryContext<TSaga, TMessage>
    where TSaga : class, SagaStateMachineInstance, ISagaVersion
    where TMessage : class
{
    private readonly ConsumeContext<TMessage> _context = context;
    private readonly Dictionary<Guid, string> _before = [];

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance) => CreateSagaConsumeContext(_context, instance, SagaConsumeContextMode.Add);

    /// <summary>Whether the id is free is decided by the commit; here by what is seen now, so that a known saga takes the message as its own.</summary>
    public async Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance)
    {
        var isKnown = await scope.Database.Set<TSaga>().AnyAsync(saga => saga.CorrelationId == instance.CorrelationId, CancellationToken);
        if (isKnown)
            return null!; // MassTransit's way of saying: load it.

        scope.Database.Add(instance);
        return await CreateSagaConsumeContext(_context, instance, SagaConsumeContextMode.Insert);
    }

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId)
    {
        var saga = await scope.Database.Set<TSaga>().SingleOrDefaultAsync(saga => saga.CorrelationId == correlationId, CancellationToken);
        return saga is null ? null! : await Loaded(saga);
    }

    /// <summary>A saga that a query found.</summary>
    public Task<SagaConsumeContext<TSaga, TMessage>> Loaded(TSaga saga)
    {
        _before[saga.CorrelationId] = states.Of(saga);
        return CreateSagaConsumeContext(_context, saga, SagaConsumeContextMode.Load);
    }

    public Task Save(SagaConsumeContext<TSaga> context)
    {
        scope.Database.Add(context.Saga);
        return Changed(context.Saga);
    }

    public Task Update(SagaConsumeContext<TSaga> context) => Changed(context.Saga);

    public Task Delete(SagaConsumeContext<TSaga> context)
    {
        Changed(context.Saga);
        scope.Database.Remove(context.Saga);
        return Task.CompletedTask;
    }

    public Task Discard(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context)
    {
        scope.Database.Entry(context.Saga).State = EntityState.Unchanged;
        return Task.CompletedTask;
    }

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(ConsumeContext<T> consumeContext, TSaga instance, SagaConsumeContextMode mode)
        where T : class => Task.FromResult<SagaConsumeContext<TSaga, T>>(new DefaultSagaConsumeContext<TSaga, T>(consumeContext, instance));

    private Task Changed(TSaga saga)
    {
        saga.Version++;
        scope.SagaChanges.Add(new SagaChange(saga.CorrelationId, saga.Version, _before.GetValueOrDefault(saga.CorrelationId), states.Of(saga)));
        return Task.CompletedTask;
    }
}
