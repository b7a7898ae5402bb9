using System.Security.Cryptography;
using Sagas.Operations.Http;
using Scalar.AspNetCore;

namespace Sagas.Service.Http;

/// <summary><c>/openapi/v1.json</c> and its reader at <c>/docs</c>, for any role.</summary>
internal static class DocsEndpoints
{
    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").RequireRole([.. Roles.All]);
        routes.MapScalarApiReference("/docs", (options, context) =>
        {
            // The reader puts its styles into the page as it builds it, where no nonce reaches them; scripts are by nonce.
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
                "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
            // Nothing that leads to, or asks, its maker's servers.
            options.WithNonce(nonce).DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry().HideDeveloperTools();
            options.HideClientButton = true;
            options.Title = "Sagas API";
            options.OpenApiRoutePattern = "/openapi/{documentName}.json";
        }).RequireRole([.. Roles.All]);
    }
}
