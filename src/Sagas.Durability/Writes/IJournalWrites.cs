namespace Sagas.Durability.Writes;

/// <summary>
/// Rows that a handler adds to its message's commit without a transaction of its own: they share one with whatever else the node commits at that
/// moment. Resolve it from the handler's scope. A write that fails fails its own message alone, as if the handler had thrown.
/// </summary>
public interface IJournalWrites
{
    /// <summary>
    /// Inserts an entity of the DbContext's model: one row of plain columns, its key set. Written set-based, past the change tracker. Throws
    /// <see cref="InvalidOperationException"/> for an entity that is not, and outside a handler.
    /// </summary>
    void Insert<T>(T entity)
        where T : class;

    /// <summary>
    /// Executes a statement. Its holes are parameters, never text: <c>Execute($"UPDATE stock SET left = left - {n} WHERE id = {id}")</c>. Equal
    /// texts are prepared once. Throws <see cref="InvalidOperationException"/> outside a handler.
    /// </summary>
    void Execute(FormattableString sql);
}
