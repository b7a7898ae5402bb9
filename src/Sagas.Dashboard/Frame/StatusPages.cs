using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Dashboard.Http;

namespace Sagas.Dashboard.Frame;

/// <summary>Gives people a page where programs get a problem: no permission, nothing here, database away, broken.</summary>
internal static partial class StatusPages
{
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
            PageFailed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StatusPages)), http.Request.Path, exception);
            await ShowAsync(http, IsDatabaseAway(exception) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError, http.TraceId());
            return;
        }

        var status = http.Response.StatusCode;
        if (!http.Response.HasStarted && http.Response.ContentType is null && status is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
            await ShowAsync(http, status, null);
    }

    // The headers that stand already, such as the content security policy, stay.
    private static Task ShowAsync(HttpContext http, int status, string? trace) =>
        new RazorComponentResult<StatusPage>(new Dictionary<string, object?> { [nameof(StatusPage.Code)] = status, [nameof(StatusPage.Trace)] = trace })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        }.ExecuteAsync(http);

    private static bool IsForPeople(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/v1")
        && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static bool IsDatabaseAway(Exception exception) => exception is DbException || exception.InnerException is DbException;

    [LoggerMessage(Level = LogLevel.Error, Message = "Page {Path} could not be shown")]
    private static partial void PageFailed(ILogger logger, string path, Exception exception);
}
