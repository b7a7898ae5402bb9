namespace Sagas.Durability.Capture;

/// <summary>What a handler did to one saga.</summary>
/// <param name="SagaId">The correlation id.</param>
/// <param name="Version">The version after it.</param>
/// <param name="From">The state before; null for a new saga.</param>
/// <param name="To">The state after.</param>
internal sealed record SagaChange(Guid SagaId, int Version, string? From, string To);
