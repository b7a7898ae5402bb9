using System.Reflection;

namespace Sagas.Contracts.Tests;

/// <summary>The messages, found by their place: public records in a module's namespace.</summary>
internal static class Contract
{
    public static Assembly Assembly { get; } = typeof(Money).Assembly;

    public static IReadOnlyList<Type> Messages { get; } =
        [.. Assembly.GetExportedTypes().Where(type => type.Namespace != "Sagas.Contracts").OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public static PropertyInfo[] Fields(Type message) => message.GetProperties(BindingFlags.Public | BindingFlags.Instance);
}
