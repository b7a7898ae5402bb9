using MassTransit;

namespace Sagas.Operations;

/// <summary>Whose message, saga or row it is. The tenant travels in the header <c>tenant</c>.</summary>
public static class Tenants
{
    /// <summary>The tenant of who names none.</summary>
    public const string Default = "default";

    /// <summary>The header's name.</summary>
    public const string Header = "tenant";

    /// <summary>The tenant that a message travels for.</summary>
    public static string Tenant(this MessageContext context) => context.Headers.Get<string>(Header) ?? Default;
}
