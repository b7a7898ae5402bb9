using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Dashboard.FaultList;
using Sagas.Durability.Faults;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>A route by which an operator decides about what was set aside: the same body, answers and errors for each.</summary>
internal static class DecisionRoutes
{
    /// <summary>Maps <c>POST /{id}/…</c>.</summary>
    /// <param name="group">The list's group.</param>
    /// <param name="path">Behind the id, such as <c>replay</c>.</param>
    /// <param name="act">What it does.</param>
    /// <param name="state">What the row is then.</param>
    public static RouteHandlerBuilder MapDecision(this RouteGroupBuilder group, string path, FaultDesk.Act act, string state) => group
        .MapPost($"/{{id}}/{path}", (string id, HttpContext http, FaultDesk desk, CancellationToken cancellationToken) => DecideAsync(act, state, id, http, desk, cancellationToken))
        .RequireRole(Roles.Operators)
        .Accepts<DecideFaultRequest>("application/json")
        .Produces<FaultDecided>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> DecideAsync(FaultDesk.Act act, string state, string id, HttpContext http, FaultDesk desk, CancellationToken cancellationToken)
    {
        var body = await http.Request.ReadStrictAsync<DecideFaultRequest>(cancellationToken);
        if (body.Problem is not null)
            return body.Problem;

        var (outcome, refusal) = await desk.DecideAsync(act, id, body.Value!.Reason, Caller.Of(http), cancellationToken);
        if (refusal is not null)
            return Problem.ValidationFailed([refusal]);

        return outcome switch
        {
            FaultOutcome.Replayed replayed => TypedResults.Accepted((string?)null, new FaultDecided(Guid.Parse(id), state, replayed.MessageId)),
            FaultOutcome.Discarded => TypedResults.Accepted((string?)null, new FaultDecided(Guid.Parse(id), state, null)),
            FaultOutcome.NotOpen closed => Answers.NotOpen(closed.State),
            FaultOutcome.NotFound => Problem.NotFound(),
            _ => throw new UnreachableException(),
        };
    }
}
