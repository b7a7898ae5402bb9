using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Sagas.Operations.Http;

/// <summary>Who asks, as every module sees it: made from the principal alone, never from body, query or header.</summary>
/// <param name="Name">Name of the key or person, for logs and timelines.</param>
/// <param name="Roles">Account roles.</param>
/// <param name="Tenant">The tenant that is written into.</param>
/// <param name="ReadTenant">The tenant that reads are limited to; null for every tenant (a <c>*</c> key that did not narrow).</param>
public sealed record Caller(string Name, IReadOnlySet<string> Roles, string Tenant, string? ReadTenant)
{
    /// <summary>Claim type of the tenant: a name, or <c>*</c> for all.</summary>
    public const string TenantClaim = "tenant";

    /// <summary>Whether personal data (payer, payee) is shown in full.</summary>
    public bool SeesPersonalData => Roles.Overlaps([Http.Roles.Analyst, Http.Roles.Operator, Http.Roles.Admin, Http.Roles.Publisher]);

    /// <summary>The caller of a request that has been authenticated. <c>?tenant=</c> narrows a <c>*</c> key and nobody else.</summary>
    public static Caller Of(HttpContext context)
    {
        var user = context.User;
        var roles = user.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var claim = user.FindFirstValue(TenantClaim) ?? Tenants.Default;
        var name = user.Identity?.Name ?? "unknown";
        if (claim != "*")
            return new Caller(name, roles, claim, claim);

        var named = context.Request.Query["tenant"].ToString();
        return named.Length > 0 ? new Caller(name, roles, named, named) : new Caller(name, roles, Tenants.Default, null);
    }
}
