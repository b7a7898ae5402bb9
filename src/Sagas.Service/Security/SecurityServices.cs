using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Sagas.Operations.Http;
using Sagas.Service.Security.SignIn;
using Sagas.Service.Settings;

namespace Sagas.Service.Security;

/// <summary>Keys, sessions, the policy that denies.</summary>
internal static class SecurityServices
{
    /// <summary>The session's cookie. Its prefix makes browsers insist on Secure, this host and path <c>/</c>; they take it from <c>http://localhost</c> too.</summary>
    public const string SessionCookie = "__Host-sagas";

    private const string ForgeryCookie = "__Host-sagas-form";

    public static IServiceCollection AddSecurity(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton<KeyRing>();
        services.AddSignInLimit();
        services.AddSessionKeys(settings);

        services.AddAuthentication(Schemes.Sagas)
            .AddScheme<AuthenticationSchemeOptions, Credentials>(Schemes.Sagas, null)
            .AddCookie(Schemes.Cookie, Session);

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Schemes.Sagas).RequireRole(Roles.All).Build());

        // The form's cookie may not ask for https itself: it would refuse plain http on loopback. The cookie policy adds Secure to every cookie.
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = ForgeryCookie;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookiePolicyOptions>(options =>
        {
            options.Secure = CookieSecurePolicy.Always;
            options.HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always;
        });
        return services;
    }

    private static void Session(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = SessionCookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = SessionKey.StillLivesAsync;
    }
}
