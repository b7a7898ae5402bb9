using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Sagas.Durability;
using Sagas.Operations.Http;
using Sagas.Service.Startup;

namespace Sagas.Service.Http;

/// <summary>Whatever goes wrong is answered by a problem with a <c>traceId</c> and without a stack; pages get a page.</summary>
internal static partial class ProblemAnswers
{
    /// <summary>Seconds after which a client may try again.</summary>
    private const int RetryAfter = 5;

    public static void AddProblems(this IServiceCollection services) => services.AddProblemDetails(options => options.CustomizeProblemDetails = problem =>
        problem.ProblemDetails.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? problem.HttpContext.TraceIdentifier);

    /// <summary>Exceptions, and bare status codes such as that of an unknown route.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = HandleAsync,
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext, ForStatus(context.HttpContext.Response.StatusCode)));
    }

    /// <summary>503 with the names of what is missing.</summary>
    public static Task UnavailableAsync(HttpContext context, IReadOnlyList<string> missing)
    {
        context.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
        return AnswerAsync(context, Problem.Unavailable(missing));
    }

    private static Task HandleAsync(HttpContext context)
    {
        var exception = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        if (exception is BadHttpRequestException bad)
            return AnswerAsync(context, Problem.BadRequest(bad.StatusCode));

        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProblemAnswers));
        if (DatabaseAway.Is(exception))
        {
            LogAway(log, context.Request.Method, context.Request.Path, exception.GetBaseException().Message);
            return UnavailableAsync(context, [NodeState.Database]);
        }

        if (exception is JournalBusyException)
            return UnavailableAsync(context, [NodeState.Broker]);

        LogFailed(log, exception, context.Request.Method, context.Request.Path);
        return AnswerAsync(context, Problem.Result(
            StatusCodes.Status500InternalServerError, "internal", "Something is broken on our side.", "The log holds more under the traceId."));
    }

    private static IResult ForStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problem.NotFound(),
        StatusCodes.Status405MethodNotAllowed => Problem.Result(status, "method_not_allowed", "The route does not take this method.", "The header Allow names those that it takes."),
        StatusCodes.Status415UnsupportedMediaType => Problem.UnsupportedMediaType(),
        StatusCodes.Status400BadRequest or StatusCodes.Status408RequestTimeout or StatusCodes.Status413PayloadTooLarge => Problem.BadRequest(status),
        _ => Problem.Result(status, status < 500 ? "malformed_request" : "internal", "The request was not answered.", null),
    };

    private static Task AnswerAsync(HttpContext context, IResult problem) =>
        (context.Request.WantsPage() ? ErrorPage.Result(problem) : problem).ExecuteAsync(context);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} was answered 503: the database is away ({Reason}).")]
    private static partial void LogAway(ILogger log, string method, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private static partial void LogFailed(ILogger log, Exception exception, string method, string path);
}
