using Microsoft.AspNetCore.Builder;

namespace Sagas.Operations.Http;

/// <summary>Account roles. A role may do what is listed for it and nothing else; a key or person may have several.</summary>
public static class Roles
{
    /// <summary>Sends commands; reads its tenant's payments, agreements and receipts.</summary>
    public const string Publisher = "publisher";

    /// <summary>Every page and GET, personal data masked.</summary>
    public const string Viewer = "viewer";

    /// <summary>Every page and GET, personal data unmasked, CSV.</summary>
    public const string Analyst = "analyst";

    /// <summary>Also operator commands.</summary>
    public const string Operator = "operator";

    /// <summary>Also keys, sending commands and every tenant of the key.</summary>
    public const string Admin = "admin";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Publisher, Viewer, Analyst, Operator, Admin];

    /// <summary>Who may read pages and lists.</summary>
    public static string[] Readers { get; } = [Viewer, Analyst, Operator, Admin];

    /// <summary>Who may send commands.</summary>
    public static string[] Senders { get; } = [Publisher, Admin];

    /// <summary>Who may command sagas, replay and discard.</summary>
    public static string[] Operators { get; } = [Operator, Admin];

    /// <summary>The endpoint takes callers with one of <paramref name="roles"/>; others get 403, and who has not signed in 401.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, params string[] roles)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(policy => policy.RequireRole(roles));
}
