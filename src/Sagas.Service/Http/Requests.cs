using Microsoft.Net.Http.Headers;

namespace Sagas.Service.Http;

/// <summary>Questions about a request that several middlewares ask.</summary>
internal static class Requests
{
    private static readonly string[] Machine = ["/v1", "/live", "/metrics", "/openapi", "/asyncapi.json", "/simulator", "/health"];

    /// <summary>Whether the method changes nothing.</summary>
    public static bool IsSafe(this HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    /// <summary>Whether a person with a browser waits for the answer.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        !Array.Exists(Machine, prefix => request.Path.StartsWithSegments(prefix))
        && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether <paramref name="origin"/> is the one that the request was sent to. Under <c>Referrer-Policy: no-referrer</c> a browser names the
    /// origin of a form <c>null</c>, on our own pages too; then its <c>Sec-Fetch-Site</c> tells, which no page can set.
    /// </summary>
    public static bool IsOwnOrigin(this HttpRequest request, string origin) => origin == "null"
        ? request.Headers["Sec-Fetch-Site"] == "same-origin"
        : string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
