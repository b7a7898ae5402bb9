using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Sagas.Durability.Rows;

/// <summary>One column of a table, as the application's EF model maps it: name, type, converter.</summary>
internal abstract class Column(IProperty property, string name)
{
    /// <summary>The column's name, not quoted.</summary>
    public string Name => name;

    /// <summary>The store's type without facets: a cast to <c>varchar(10)</c> would cut in silence, the column itself refuses.</summary>
    public string Type { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

    protected IProperty Property => property;

    /// <summary>Makes the column for a property; the values travel as what its converter stores.</summary>
    public static Column Of(IProperty property, string name)
    {
        var mapping = property.GetRelationalTypeMapping();
        var stored = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        var element = stored.IsValueType ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        return (Column)Activator.CreateInstance(typeof(Column<>).MakeGenericType(element), property, name)!;
    }

    /// <summary>What is stored of an entity: the converter's value, or null.</summary>
    public abstract object? ValueOf(object entity);

    /// <summary>A parameter for the column's values in many entities: an array.</summary>
    public abstract NpgsqlParameter NewArray();

    /// <summary>Fills a parameter of <see cref="NewArray"/> with the values of <paramref name="entities"/>, in their order.</summary>
    public abstract void Fill(NpgsqlParameter array, IReadOnlyList<object> entities);

    /// <summary>Sets the property from the reader's column.</summary>
    public abstract void Read(DbDataReader reader, int ordinal, object entity);
}
