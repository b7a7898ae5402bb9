using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal.Mapping;
using NpgsqlTypes;

namespace Sagas.Durability.Rows;

/// <summary>A column whose stored values are <typeparamref name="TStored"/>, nullable for value types. Its accessors are compiled once.</summary>
internal sealed class Column<TStored> : Column
{
    private readonly Func<object, TStored?> _get;
    private readonly Action<object, DbDataReader, int> _set;

    public Column(IProperty property, string name)
        : base(property, name)
    {
        var converter = property.GetRelationalTypeMapping().Converter;
        _get = Getter(property, converter);
        _set = Setter(property, converter);
    }

    public override object? ValueOf(object entity) => _get(entity);

    public override NpgsqlParameter NewArray()
    {
        var array = new NpgsqlParameter<TStored?[]>();
#pragma warning disable EF1001 // The provider's mapping alone knows what a column is on the wire: text and jsonb are both strings here.
        if (Property.GetRelationalTypeMapping() is INpgsqlTypeMapping mapping)
            array.NpgsqlDbType = NpgsqlDbType.Array | mapping.NpgsqlDbType;
#pragma warning restore EF1001
        return array;
    }

    public override void Fill(NpgsqlParameter array, IReadOnlyList<object> entities)
    {
        var values = new TStored?[entities.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = _get(entities[i]);
        ((NpgsqlParameter<TStored?[]>)array).TypedValue = values;
    }

    public override void Read(DbDataReader reader, int ordinal, object entity) => _set(entity, reader, ordinal);

    private static Func<object, TStored?> Getter(IProperty property, ValueConverter? converter)
    {
        var entity = Expression.Parameter(typeof(object), "entity");
        var value = (Expression)Expression.MakeMemberAccess(Typed(entity, property), Member(property, forSet: false));
        return Expression.Lambda<Func<object, TStored?>>(Convert(value, converter?.ConvertToProviderExpression, typeof(TStored)), entity).Compile();
    }

    private static Action<object, DbDataReader, int> Setter(IProperty property, ValueConverter? converter)
    {
        var entity = Expression.Parameter(typeof(object), "entity");
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var ordinal = Expression.Parameter(typeof(int), "ordinal");
        var plain = Nullable.GetUnderlyingType(typeof(TStored)) ?? typeof(TStored);
        var read = Expression.Call(reader, typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!.MakeGenericMethod(plain), ordinal);
        var member = Expression.MakeMemberAccess(Typed(entity, property), Member(property, forSet: true));
        var assign = Expression.Assign(member, Convert(read, converter?.ConvertFromProviderExpression, member.Type));
        var isNull = Expression.Call(reader, typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!, ordinal);
        var body = Expression.IfThenElse(isNull, Expression.Assign(member, Expression.Default(member.Type)), assign);
        return Expression.Lambda<Action<object, DbDataReader, int>>(body, entity, reader, ordinal).Compile();
    }

    /// <summary>The converter's own expression around a value, or nothing around null, as EF does it.</summary>
    private static Expression Convert(Expression value, LambdaExpression? converter, Type target)
    {
        if (converter is null)
            return value.Type == target ? value : Expression.Convert(value, target);

        var parameter = converter.Parameters[0].Type;
        var converted = (Expression)Expression.Convert(Expression.Invoke(converter, value.Type == parameter ? value : Expression.Convert(value, parameter)), target);
        var canBeNull = !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;
        var takesNull = !parameter.IsValueType || Nullable.GetUnderlyingType(parameter) is not null;
        return canBeNull && !(takesNull && parameter == value.Type && value.Type.IsValueType)
            ? Expression.Condition(Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Default(target), converted)
            : converted;
    }

    private static UnaryExpression Typed(ParameterExpression entity, IProperty property) => Expression.Convert(entity, property.DeclaringType.ClrType);

    private static MemberInfo Member(IProperty property, bool forSet) => property.GetMemberInfo(forMaterialization: forSet, forSet);
}
