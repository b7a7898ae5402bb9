using Sagas.Durability.Writes;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>A handler's new row beside the number of the journal row that it belongs to.</summary>
internal readonly record struct NumberedInsert(long NodeSeq, RowInsert Insert);
