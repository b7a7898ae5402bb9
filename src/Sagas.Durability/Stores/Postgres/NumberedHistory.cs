using Sagas.Durability.Timeline;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>A row of the timeline beside the number of the journal row that it belongs to.</summary>
internal readonly record struct NumberedHistory(long NodeSeq, HistoryRow Row);
