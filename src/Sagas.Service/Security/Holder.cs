using System.Security.Claims;
using Sagas.Operations.Http;

namespace Sagas.Service.Security;

/// <summary>Who a key stands for, as claims.</summary>
/// <param name="Id">The key's id, or <see cref="First"/>.</param>
/// <param name="Name">The key's name.</param>
/// <param name="Roles">Account roles.</param>
/// <param name="Tenant">A tenant, or <c>*</c>.</param>
internal sealed record Holder(string Id, string Name, IReadOnlyList<string> Roles, string Tenant)
{
    /// <summary>Id of <c>Auth:FirstKey</c>, which is no row.</summary>
    public const string First = "first";

    /// <summary>Claim type of <see cref="Id"/>: a session lives as long as the key that opened it.</summary>
    public const string IdClaim = "key";

    /// <summary>The holder of a stored key.</summary>
    public static Holder Of(ApiKey key) => new(key.Id.ToString(), key.Name, key.RoleNames, key.Tenant);

    /// <summary>The principal that modules see.</summary>
    public ClaimsPrincipal Principal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(IdClaim, Id),
            new Claim(ClaimTypes.Name, Name),
            new Claim(Caller.TenantClaim, Tenant),
            .. Roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ],
        scheme));
}
