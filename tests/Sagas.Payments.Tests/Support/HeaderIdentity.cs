using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Operations.Http;

namespace Sagas.Payments.Tests.Support;

/// <summary>Who a test says that it is: headers <c>X-Role</c> (none: not signed in) and <c>X-Tenant</c>.</summary>
internal sealed class HeaderIdentity(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var role = Request.Headers["X-Role"].ToString();
        if (role.Length == 0)
            return Task.FromResult(AuthenticateResult.NoResult());

        var tenant = Request.Headers.TryGetValue("X-Tenant", out var named) ? named.ToString() : "default";
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, "test"), new(ClaimTypes.Role, role), new(Caller.TenantClaim, tenant)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
