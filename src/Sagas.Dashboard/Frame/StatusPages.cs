using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Dashboard.Http;
using Sagas.Durability;

namespace Sagas.Dashboard.Frame;

/// <summary>Gives people a page where programs get a problem: no permission, nothing here, database away, broken.</summary>
internal static partial class StatusPages
{
    private const string RetryAfter = "5"; // seconds

    /// <summary>Answers a browser's request whose status would else come without a body, and one that failed.</summary>
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsForPeople(http.Request))
        {
            await next(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StatusPages));
            var isAway = DatabaseAway.Is(exception);
            if (isAway)
            {
                PageWaits(logger, http.Request.Path, exception.GetBaseException().Message);
                http.Response.Headers.RetryAfter = RetryAfter;
            }
            else
            {
                PageFailed(logger, http.Request.Path, exception);
            }

            await ShowAsync(http, isAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError, http.TraceId());
            return;
        }

        // Blazor renders nothing for a page that says 404, so that somebody else may.
        var status = http.Response.StatusCode;
        if (!http.Response.HasStarted && status is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
            await ShowAsync(http, status, null);
    }

    // The headers that stand already, such as the content security policy, stay. What was rendered before is not: Blazor renders once a scope.
    private static async Task ShowAsync(HttpContext http, int status, string? trace)
    {
        // Blazor adds this header and fails where it stands already.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        var before = http.RequestServices;
        await using var scope = before.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            var parameters = new Dictionary<string, object?> { [nameof(StatusPage.Code)] = status, [nameof(StatusPage.Trace)] = trace };
            await new RazorComponentResult<StatusPage>(parameters) { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }

    private static bool IsForPeople(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/v1")
        && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page {Path} could not be shown: the database is away ({Reason})")]
    private static partial void PageWaits(ILogger logger, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Page {Path} could not be shown")]
    private static partial void PageFailed(ILogger logger, string path, Exception exception);
}
