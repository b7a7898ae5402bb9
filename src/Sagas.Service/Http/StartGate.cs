using Sagas.Service.Startup;

namespace Sagas.Service.Http;

/// <summary>Until the database has been reached and its schema is current, everything but health is answered 503, with the names of what is missing.</summary>
internal sealed class StartGate(RequestDelegate next, NodeState node)
{
    public Task InvokeAsync(HttpContext context) =>
        node.IsDatabaseReached || context.Request.Path.StartsWithSegments("/health")
            ? next(context)
            : ProblemAnswers.UnavailableAsync(context, node.Missing);
}
