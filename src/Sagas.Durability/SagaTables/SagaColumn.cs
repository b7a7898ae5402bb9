using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Sagas.Durability.SagaTables;

/// <summary>One column of a saga's table, as the application's EF model maps it: name, type, converter.</summary>
internal abstract class SagaColumn(IProperty property, string name)
{
    /// <summary>The column's name, not quoted.</summary>
    public string Name => name;

    /// <summary>The store's type without facets: a cast to <c>varchar(10)</c> would cut in silence, the column itself refuses.</summary>
    public string Type { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

    protected IProperty Property => property;

    /// <summary>Makes the column for a property; the values travel as what its converter stores.</summary>
    public static SagaColumn Of(IProperty property, string name)
    {
        var mapping = property.GetRelationalTypeMapping();
        var stored = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        var element = stored.IsValueType ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        return (SagaColumn)Activator.CreateInstance(typeof(SagaColumn<>).MakeGenericType(element), property, name)!;
    }

    /// <summary>What is stored of a saga: the converter's value, or null.</summary>
    public abstract object? ValueOf(object saga);

    /// <summary>A parameter for the column's values in many sagas: an array.</summary>
    public abstract NpgsqlParameter NewArray();

    /// <summary>Fills a parameter of <see cref="NewArray"/> with the values of <paramref name="sagas"/>, in their order.</summary>
    public abstract void Fill(NpgsqlParameter array, IReadOnlyList<object> sagas);

    /// <summary>Sets the property from the reader's column.</summary>
    public abstract void Read(DbDataReader reader, int ordinal, object saga);
}
