namespace Sagas.Durability.Rows;

/// <summary>What a handler did to one saga, to be committed with its message.</summary>
/// <param name="Saga">The instance as the handler left it, its version raised.</param>
/// <param name="Table">Its table; null where EF keeps it.</param>
/// <param name="Act">What becomes of its row.</param>
/// <param name="SagaId">The correlation id.</param>
/// <param name="Version">The version after it; the row must have the one before, or not be there for a new saga.</param>
/// <param name="From">The state before; null for a new saga.</param>
/// <param name="To">The state after.</param>
internal sealed record SagaChange(object Saga, SagaTable? Table, SagaAct Act, Guid SagaId, int Version, string? From, string To);
