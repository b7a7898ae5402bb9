using Sagas.Service.Startup;

namespace Sagas.Service.Http;

/// <summary>
/// Until the database has been reached and its schema is current, everything but health is answered 503, with the names of what is missing; commands
/// also until what they would send can leave.
/// </summary>
internal sealed class StartGate(RequestDelegate next, NodeState node)
{
    public Task InvokeAsync(HttpContext context) =>
        IsOpen(context.Request) ? next(context) : ProblemAnswers.UnavailableAsync(context, node.Missing);

    private bool IsOpen(HttpRequest request)
    {
        var isCommand = request.Path.StartsWithSegments("/v1") && !request.IsSafe();
        return node.Missing.Count == 0 || (node.IsDatabaseReached && !isCommand) || request.Path.StartsWithSegments("/health");
    }
}
