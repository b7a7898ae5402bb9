using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Sagas.Service.Security.SignIn;

/// <summary>A session is as good as the key that opened it: its roles and tenant are the key's of now, and it ends with it.</summary>
internal static class SessionKey
{
    /// <summary>Refuses the cookie of a key that is no longer valid.</summary>
    public static async Task StillLivesAsync(CookieValidatePrincipalContext context)
    {
        var keys = context.HttpContext.RequestServices.GetRequiredService<KeyRing>();
        var id = context.Principal?.FindFirstValue(Holder.IdClaim);
        var holder = id is null ? null : await keys.FindByIdAsync(id, context.HttpContext.RequestAborted);
        if (holder is null)
            context.RejectPrincipal();
        else
            context.ReplacePrincipal(holder.Principal(Schemes.Cookie));
    }
}
