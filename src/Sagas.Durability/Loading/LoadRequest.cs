using Sagas.Durability.Rows;

namespace Sagas.Durability.Loading;

/// <summary>What a delivery needs before its handler runs: whether its consumer took it before, and its saga.</summary>
/// <param name="consumerId">The consumer's key.</param>
/// <param name="messageId">The message's id in the journal.</param>
/// <param name="table">The saga's table; null when only the key is asked for.</param>
/// <param name="sagaId">The saga's correlation id.</param>
internal sealed class LoadRequest(Guid consumerId, Guid messageId, SagaTable? table, Guid sagaId)
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid ConsumerId => consumerId;

    public Guid MessageId => messageId;

    public SagaTable? Table => table;

    public Guid SagaId => sagaId;

    /// <summary>Whether the consumer has a row for the message.</summary>
    public bool IsTaken { get; set; }

    /// <summary>The saga, of its own for this request; null when there is none.</summary>
    public object? Saga { get; set; }

    /// <summary>Completed when both are known; faulted when the database could not say.</summary>
    public Task Answer => _answer.Task;

    public void Settle() => _answer.TrySetResult();

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
