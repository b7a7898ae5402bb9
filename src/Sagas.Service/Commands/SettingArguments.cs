using Sagas.Service.Settings;

namespace Sagas.Service.Commands;

/// <summary>Takes settings out of the command line, <c>--A:B=value</c> or <c>--A:B value</c>, before commands and their options are read.</summary>
internal static class SettingArguments
{
    /// <summary>Settings, and the rest in its order. An argument that looks like a setting but is none is a <see cref="WrongSettingException"/>.</summary>
    public static (IReadOnlyDictionary<string, string?> Settings, IReadOnlyList<string> Commands) Split(IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var rest = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            var (name, value) = Parts(argument);
            if (name is null)
                rest.Add(argument);
            else if (KnownSettings.Has(name) && !IsRolesOfKey(name, arguments))
                settings[name] = value ?? (++index < arguments.Count ? arguments[index] : throw new WrongSettingException($"{name} has no value. Allowed: --{name}=VALUE."));
            else if (name.Contains(':', StringComparison.Ordinal))
                throw KnownSettings.Unknown(name);
            else
                rest.Add(argument);
        }

        return (settings, rest);
    }

    /// <summary>Settings are not told apart by case: after <c>keys</c>, <c>--roles</c> is the new key's roles and not the node's <c>Roles</c>.</summary>
    private static bool IsRolesOfKey(string name, IReadOnlyList<string> arguments) => name == "roles" && arguments.Contains("keys", StringComparer.Ordinal);

    private static (string? Name, string? Value) Parts(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
            return (null, null);

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }
}
