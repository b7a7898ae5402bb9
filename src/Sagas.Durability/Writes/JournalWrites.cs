using Sagas.Durability.Capture;
using Sagas.Durability.Rows;

namespace Sagas.Durability.Writes;

/// <summary>Collects a handler's writes in its scope.</summary>
internal sealed class JournalWrites(JournalScope scope, RowTableCatalogue tables) : IJournalWrites
{
    public void Insert<T>(T entity)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        Handling.Writes.Add(new RowInsert(tables.Of(typeof(T), () => scope.Database.Model), entity));
    }

    public void Execute(FormattableString sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        Handling.Writes.Add(new SqlWrite(sql));
    }

    private JournalScope Handling => scope.IsHandler
        ? scope
        : throw new InvalidOperationException("IJournalWrites joins the commit of a message and was used where none is handled. Use the DbContext and SaveChangesAsync here.");
}
