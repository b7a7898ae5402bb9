namespace Sagas.Durability.MassTransit;

/// <summary>Goes with a send that is captured as a timer.</summary>
/// <param name="Token">What names the timer.</param>
/// <param name="DueAt">When it is due; UTC, whole milliseconds.</param>
/// <param name="IsEvent">Whether it goes to whoever subscribed.</param>
/// <param name="KeptId">The message's own id, where the timer brings the same message again; null for a message of its own.</param>
internal sealed record PlannedSend(Guid Token, DateTime DueAt, bool IsEvent, Guid? KeptId);
