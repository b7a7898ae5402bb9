using System.Data.Common;
using System.Linq.Expressions;
using MassTransit;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Durability.Rows;

/// <summary>
/// A saga's table as the application's EF model maps it, read once at start: with it the hot path builds its SQL and its instances without EF.
/// Only for sagas that are one row of plain columns; the others take EF's path, a transaction of their own.
/// </summary>
internal sealed class SagaTable : RowTable
{
    private readonly Func<object> _new;

    private SagaTable(IEntityType entity, StoreObjectIdentifier table)
        : base(entity, table)
    {
        Key = Columns[IndexOf(nameof(ISaga.CorrelationId))];
        Version = Columns[IndexOf(nameof(ISagaVersion.Version))];
        _new = Expression.Lambda<Func<object>>(Expression.New(entity.ClrType)).Compile();

        int IndexOf(string property) => entity.GetProperties().TakeWhile(p => p.Name != property).Count();
    }

    /// <summary>The correlation id.</summary>
    public Column Key { get; }

    /// <summary>The version, checked in each commit.</summary>
    public Column Version { get; }

    /// <summary>The table of a saga, or in words why it takes EF's path.</summary>
    public static (SagaTable? Table, string? Reason) Of(IEntityType entity)
    {
        var (table, reason) = PlainRows.TableOf(entity);
        if (reason is null && entity.ClrType.GetConstructor(Type.EmptyTypes) is null)
            reason = "it has no public constructor without parameters";
        return reason is null ? (new SagaTable(entity, table), null) : (null, reason);
    }

    /// <summary>A saga from a row whose columns are <see cref="RowTable.Columns"/>, from <paramref name="first"/> on.</summary>
    public object Read(DbDataReader reader, int first)
    {
        var saga = _new();
        for (var i = 0; i < Columns.Count; i++)
            Columns[i].Read(reader, first + i, saga);
        return saga;
    }
}
