using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Sagas.Operations.Http;
using Sagas.Service.Http;

namespace Sagas.Service.Security;

/// <summary>
/// A write that a cookie authenticates must come from our own page: same origin, and with the antiforgery token that only our page knows.
/// What is open to everybody anyway looks after itself.
/// </summary>
internal sealed class CookieWrites(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.IsSafe() && context.User.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Cookie } && !await IsOursAsync(context))
        {
            await Problem.Result(
                StatusCodes.Status403Forbidden,
                "forbidden",
                "This is not allowed.",
                "The request does not come from a page of this node. Open the page again and repeat.").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private async Task<bool> IsOursAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;

        var origin = context.Request.Headers[HeaderNames.Origin].ToString();
        return context.Request.IsOwnOrigin(origin) && await antiforgery.IsRequestValidAsync(context);
    }
}
