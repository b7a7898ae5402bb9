using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Service.Persistence;

/// <summary>SQLite has no schemas: <c>payments.payment</c> becomes <c>payments_payment</c>.</summary>
internal static class SchemaPrefix
{
    /// <summary>Renames every table that has a schema.</summary>
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetSchema() is not { } schema || entity.GetTableName() is not { } table)
                continue;

            entity.SetTableName($"{schema}_{table}");
            entity.SetSchema(null);
        }
    }
}
