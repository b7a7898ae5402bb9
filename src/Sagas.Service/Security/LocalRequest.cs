using Microsoft.Net.Http.Headers;
using Sagas.Service.Http;
using Sagas.Service.Settings;

namespace Sagas.Service.Security;

/// <summary>
/// Whether a request without credentials may be the local identity. A web page of somebody else can make this machine's browser send requests here,
/// under a foreign name that resolves to loopback (DNS rebinding) or from a foreign origin: neither is local.
/// </summary>
internal static class LocalRequest
{
    /// <summary>Why not, in a sentence; null if it may.</summary>
    public static string? Refusal(HttpRequest request, Uri? publicUrl)
    {
        if (!Loopback.Is(request.Host.Host) && !request.Host.Host.Equals(publicUrl?.Host, StringComparison.OrdinalIgnoreCase))
            return "The Host header names no address of this node. Use localhost, or set PublicUrl.";

        if (request.Headers.TryGetValue(HeaderNames.Origin, out var origin) && !request.IsOwnOrigin(origin.ToString()))
            return "The request comes from a page of another origin.";

        var isForeign = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
        return isForeign && !request.IsSafe() ? "The request comes from a page of another site." : null;
    }
}
