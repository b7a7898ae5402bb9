using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Operations.Http;

namespace Sagas.Service.Security.SignIn;

/// <summary>Sign-in of people: a page with one field, and the way out.</summary>
internal static class SignInEndpoints
{
    private static readonly byte[] Style = Embedded("Sagas.Service.Security.SignIn.signin.css");

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/signin", (HttpContext context, IAntiforgery antiforgery) => Page(context, antiforgery, context.Request.Query["return"], refused: false));
        open.MapPost("/signin", SignInAsync).RequireRateLimiting(SignInLimit.Policy).DisableAntiforgery();
        open.MapGet("/signin.css", () => Results.Bytes(Style, "text/css; charset=utf-8"));
        routes.MapPost("/signout", (Delegate)SignOutAsync).ExcludeFromDescription().DisableAntiforgery();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, KeyRing keys)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return Problem.Result(StatusCodes.Status403Forbidden, "forbidden", "This is not allowed.", "The form is not from this node's page. Open /signin again.");

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await keys.FindAsync(form["key"].ToString().Trim(), context.RequestAborted) is not { } holder)
            return Page(context, antiforgery, form["return"], refused: true);

        await context.SignInAsync(Schemes.Cookie, holder.Principal(Schemes.Cookie));
        context.Response.Headers.Location = LocalPath(form["return"]);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Schemes.Cookie);
        context.Response.Headers.Location = "/signin";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext context, IAntiforgery antiforgery, string? back, bool refused)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<SignInPage>(new
        {
            TokenField = tokens.FormFieldName,
            Token = tokens.RequestToken,
            Return = LocalPath(back),
            Refused = refused,
        })
        {
            StatusCode = refused ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
        };
    }

    // Only paths of this host: "//elsewhere" and "/\elsewhere" are other hosts to a browser.
    private static string LocalPath(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(SignInEndpoints).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Resource '{name}' is not in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
