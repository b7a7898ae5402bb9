using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Durability.Rows;

/// <summary>A table of the application's as its EF model maps it, read once: with it the hot path builds its SQL without EF. One row of plain columns an entity.</summary>
internal class RowTable(IEntityType entity, StoreObjectIdentifier table)
{
    /// <summary>The table's schema, if it has one.</summary>
    public string? Schema => table.Schema;

    /// <summary>The table's name, not quoted.</summary>
    public string Name => table.Name;

    /// <summary>All columns, the key's among them.</summary>
    public IReadOnlyList<Column> Columns { get; } = [.. entity.GetProperties().Select(property => Column.Of(property, property.GetColumnName(table)!))];
}
