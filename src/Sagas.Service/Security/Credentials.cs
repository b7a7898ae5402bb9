using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Sagas.Operations;
using Sagas.Operations.Http;
using Sagas.Service.Http;
using Sagas.Service.Settings;

namespace Sagas.Service.Security;

/// <summary>
/// Decides who asks. A bearer key is judged alone and never falls back; then the cookie, which authenticates no write of <c>/v1</c>; then, on a
/// node that is not exposed and has no sign-in configured, the local identity, for requests that this machine's own programs and pages send.
/// </summary>
internal sealed class Credentials(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys, ServiceSettings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";
    private static readonly Holder Local = new("local", "local", Roles.All, Tenants.Default);
    private string? _forbidden;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.ContainsKey(HeaderNames.Authorization))
            return await KeyAsync();

        if (!IsMachineWrite)
        {
            var session = await Context.AuthenticateAsync(Schemes.Cookie);
            if (session.Succeeded)
                return session;
        }

        if (!settings.HasLocalIdentity)
            return AuthenticateResult.NoResult();

        _forbidden = LocalRequest.Refusal(Request, settings.Listeners.PublicUrl);
        return _forbidden is null ? Known(Local, Schemes.Local) : AuthenticateResult.Fail(_forbidden);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_forbidden is not null)
            return Problem.Result(StatusCodes.Status403Forbidden, "forbidden", "This is not allowed.", _forbidden).ExecuteAsync(Context);

        if (Request.WantsPage())
        {
            var back = HttpMethods.IsGet(Request.Method) ? QueryString.Create("return", Request.Path + Request.QueryString) : QueryString.Empty;
            Response.Redirect($"/signin{back}");
            return Task.CompletedTask;
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Result(
            StatusCodes.Status401Unauthorized,
            "unauthenticated",
            "Who asks is not known.",
            "Send a header 'Authorization: Bearer' with a valid API key.").ExecuteAsync(Context);
    }

    // A page that is forbidden gets its words from the dashboard.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Request.WantsPage()
            ? Task.CompletedTask
            : Problem.Result(Response.StatusCode, "forbidden", "This is not allowed.", "None of the caller's roles may do this.").ExecuteAsync(Context);
    }

    private bool IsMachineWrite => Request.Path.StartsWithSegments("/v1") && !Request.IsSafe();

    private async Task<AuthenticateResult> KeyAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.Fail("Only one bearer key is taken.");

        var holder = await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted);
        return holder is null ? AuthenticateResult.Fail("The key is unknown, expired or revoked.") : Known(holder, Schemes.Key);
    }

    private AuthenticateResult Known(Holder holder, string scheme) =>
        AuthenticateResult.Success(new AuthenticationTicket(holder.Principal(scheme), Scheme.Name));
}
