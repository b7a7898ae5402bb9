using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>Whoever a request's headers say. Without them nobody is signed in.</summary>
public sealed class FakeSignIn(IOptionsMonitor<FakeSignIn.Options> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<FakeSignIn.Options>(options, logger, encoder)
{
    public new const string Scheme = "fake";
    public const string RolesHeader = "X-Roles";
    public const string TenantHeader = "X-Tenant";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var roles = Request.Headers[RolesHeader].ToString() is { Length: > 0 } said ? said : base.Options.Everybody ?? "";
        if (roles.Length == 0)
            return Task.FromResult(AuthenticateResult.NoResult());

        var claims = roles.Split(',').Select(role => new Claim(ClaimTypes.Role, role))
            .Append(new Claim(ClaimTypes.Name, "alice"))
            .Append(new Claim(Caller.TenantClaim, Request.Headers[TenantHeader].ToString() is { Length: > 0 } tenant ? tenant : "default"));
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme);
        return Task.FromResult(AuthenticateResult.Success(ticket));
    }

    /// <summary>Who comes without headers.</summary>
    public new sealed class Options : AuthenticationSchemeOptions
    {
        /// <summary>Their role; null for nobody.</summary>
        public string? Everybody { get; set; }
    }
}
