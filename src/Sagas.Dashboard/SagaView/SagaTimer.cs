namespace Sagas.Dashboard.SagaView;

/// <summary>A timer of a saga.</summary>
/// <param name="Id">The timer's id.</param>
/// <param name="SagaId">The saga's business id.</param>
/// <param name="Kind">What its firing means.</param>
/// <param name="DueAt">When, UTC.</param>
/// <param name="Why">What for, in a sentence.</param>
public sealed record SagaTimer(Guid Id, Guid SagaId, string Kind, DateTime DueAt, string Why);
