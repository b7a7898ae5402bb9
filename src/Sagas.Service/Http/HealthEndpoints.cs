using Sagas.Service.Startup;

namespace Sagas.Service.Http;

/// <summary><c>/health/live</c> and <c>/health/ready</c>: names and ok, no details, open to everybody.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Answer([new("process", true)]));
        health.MapGet("/ready", async (Readiness readiness, CancellationToken cancellationToken) => Answer(await readiness.CheckAsync(cancellationToken)));
    }

    private static IResult Answer(IReadOnlyList<Check> checks)
    {
        var ok = checks.All(check => check.Ok);
        return Results.Json(new { ok, checks }, statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
