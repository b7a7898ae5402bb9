using Sagas.Durability.Rows;

namespace Sagas.Durability.Writes;

/// <summary>A new row.</summary>
internal sealed record RowInsert(RowTable Table, object Entity) : JournalWrite;
