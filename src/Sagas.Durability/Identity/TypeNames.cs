namespace Sagas.Durability.Identity;

/// <summary>
/// The names under which the journal knows consumers, sagas and messages. They stay as versions go by: no assembly's name is in them, and a type that
/// was renamed keeps its former one by an alias.
/// </summary>
internal sealed class TypeNames
{
    private readonly Dictionary<Type, string> _aliases = [];

    /// <summary>The type goes on under its former name.</summary>
    /// <exception cref="ArgumentException">It is no former name of it, in words.</exception>
    public void Alias(Type type, string formerName)
    {
        if (string.IsNullOrWhiteSpace(formerName) || formerName == type.FullName)
            throw new ArgumentException($"j.Alias<{type.Name}> was given '{formerName}'. Give the type's former name with its namespace.");
        if (type.Assembly.GetType(formerName) is not null || _aliases.ContainsValue(formerName))
            throw new ArgumentException($"j.Alias<{type.Name}> was given '{formerName}', which is another type's name. Two under one name would take each other's messages for taken: name each once.");

        _aliases[type] = formerName;
    }

    /// <summary>The type's name.</summary>
    public string Of(Type type) => _aliases.TryGetValue(type, out var formerName) ? formerName
        : type.IsConstructedGenericType ? $"{Of(type.GetGenericTypeDefinition())}[{string.Join(",", type.GetGenericArguments().Select(Of))}]"
        : type.FullName!;
}
