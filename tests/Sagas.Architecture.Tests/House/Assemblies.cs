using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sagas.Architecture.Tests.House;

/// <summary>What the projects of <c>src/</c> were built into.</summary>
internal static class Assemblies
{
    public static IReadOnlyList<Assembly> All { get; } = [.. Project.Source.Select(project => Assembly.Load(project.Name))];

    /// <summary>The types that people wrote, without what the compiler makes.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. All.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.StartsWith('<'))];

    public static bool Is(this Type type, Type generic) =>
        type.GetInterfaces().Append(type).Concat(BaseTypes(type)).Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == generic);

    private static IEnumerable<Type> BaseTypes(Type type)
    {
        for (var one = type.BaseType; one is not null; one = one.BaseType)
            yield return one;
    }
}
