using Sagas.Durability.Timeline;

namespace Sagas.Durability.Journal;

/// <summary>A message whose handler has ended, as its rows tell of it.</summary>
/// <param name="Id">Its id in the journal.</param>
/// <param name="Tenant">The tenant that it travelled for.</param>
/// <param name="TypeName">Its type without namespace.</param>
/// <param name="CauseId">The message whose handling sent it.</param>
/// <param name="Note">What the handler added to the timeline.</param>
/// <param name="Duration">How long the handler ran.</param>
/// <param name="Body">Its body as JSON, where a saga took it.</param>
/// <param name="Replays">Where it is a replay: the first message's id, which the same commit takes as well.</param>
internal sealed record HandledMessage(Guid Id, string Tenant, string TypeName, Guid? CauseId, HistoryNote Note, TimeSpan Duration, string? Body, Guid? Replays = null);
