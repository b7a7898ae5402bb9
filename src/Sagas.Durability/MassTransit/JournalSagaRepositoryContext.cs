using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;

namespace Sagas.Durability.MassTransit;

/// <summary>MassTransit's view of the sagas of one message: what its state machine did to them waits for the journal's commit.</summary>
internal sealed class JournalSagaRepositoryContext<TSaga, TMessage>(ConsumeContext<TMessage> context, JournalSagas<TSaga> sagas)
    : ConsumeContextScope<TMessage>(context), SagaRepositoryContext<TSaga, TMessage>
    where TSaga : class, SagaStateMachineInstance, ISagaVersion
    where TMessage : class
{
    private readonly ConsumeContext<TMessage> _context = context;

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance) => CreateSagaConsumeContext(_context, instance, SagaConsumeContextMode.Add);

    /// <summary>Whether the id is free is decided by the commit; here by what is seen now, so that a known saga takes the message as its own.</summary>
    public async Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance)
    {
        if (await sagas.LoadAsync(instance.CorrelationId, CancellationToken) is not null)
            return null!; // MassTransit's way of saying: load it.

        await sagas.AddAsync(instance, CancellationToken);
        return await CreateSagaConsumeContext(_context, instance, SagaConsumeContextMode.Insert);
    }

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId) =>
        await sagas.LoadAsync(correlationId, CancellationToken) is { } saga ? await CreateSagaConsumeContext(_context, saga, SagaConsumeContextMode.Load) : null!;

    public async Task Save(SagaConsumeContext<TSaga> context)
    {
        await sagas.AddAsync(context.Saga, CancellationToken);
        sagas.Changed(context.Saga, isRemoved: false);
    }

    public Task Update(SagaConsumeContext<TSaga> context)
    {
        sagas.Changed(context.Saga, isRemoved: false);
        return Task.CompletedTask;
    }

    public Task Delete(SagaConsumeContext<TSaga> context)
    {
        sagas.Changed(context.Saga, isRemoved: true);
        return Task.CompletedTask;
    }

    public Task Discard(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(ConsumeContext<T> consumeContext, TSaga instance, SagaConsumeContextMode mode)
        where T : class => Task.FromResult<SagaConsumeContext<TSaga, T>>(new DefaultSagaConsumeContext<TSaga, T>(consumeContext, instance));
}
