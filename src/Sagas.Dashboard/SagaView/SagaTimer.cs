namespace Sagas.Dashboard.SagaView;

/// <summary>A message that is sent when it is due.</summary>
/// <param name="Id">The timer's id.</param>
/// <param name="SagaId">The business id of the saga that set it, where one did.</param>
/// <param name="Kind">What is sent: the message's type without its namespace.</param>
/// <param name="DueAt">When, UTC.</param>
/// <param name="Why">What for, in a sentence.</param>
public sealed record SagaTimer(Guid Id, Guid? SagaId, string Kind, DateTime DueAt, string Why);
