using System.Reflection;

namespace Sagas.Service.Composition;

/// <summary>The modules whose tables are in the one context. A new module is a line here.</summary>
internal static class Modules
{
    /// <summary>In the order in which their tables are made.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(Modules).Assembly,
        Assembly.Load("Sagas.Operations"),
        Assembly.Load("Sagas.Payments"),
        Assembly.Load("Sagas.Ledger"),
    ];
}
