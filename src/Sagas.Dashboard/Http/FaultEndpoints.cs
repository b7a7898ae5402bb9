using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Dashboard.FaultList;
using Sagas.Durability.Faults;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>Messages that were set aside, over HTTP.</summary>
public static class FaultEndpoints
{
    /// <summary>Maps <c>GET /v1/faults</c> for readers, and <c>POST /v1/faults/{id}/replay</c> and <c>/discard</c> for operators.</summary>
    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        var faults = routes.MapGroup("/v1/faults").WithTags("Faults");

        faults.MapGet("", ListAsync)
            .RequireRole(Roles.Readers)
            .WithName("ListFaults")
            .WithSummary("Messages that were set aside, newest first")
            .WithDescription(
                "Messages that failed for good, were refused or could not be read. Pages by cursor: send next as cursor with the same filters; it is null " +
                "at the end. The messages themselves are not shown.")
            .Produces<FaultListAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        faults.MapPost("/{id}/replay", (string id, HttpContext http, FaultDesk desk, CancellationToken cancellationToken) =>
                DecideAsync(FaultDesk.Act.Replay, id, http, desk, cancellationToken))
            .WithName("ReplayFault")
            .WithSummary("Send the message to its endpoint again")
            .WithDescription(
                "Under a new id, to the consumer that failed. Of several decisions about one fault the first counts. Should the first delivery have run " +
                "after all, the replay is a duplicate. If it fails again, that is a new fault.")
            .TakesDecision();

        faults.MapPost("/{id}/discard", (string id, HttpContext http, FaultDesk desk, CancellationToken cancellationToken) =>
                DecideAsync(FaultDesk.Act.Discard, id, http, desk, cancellationToken))
            .WithName("DiscardFault")
            .WithSummary("Give the message up")
            .WithDescription("It will not run, and stays in the list with who decided and why.")
            .TakesDecision();
    }

    private static void TakesDecision(this RouteHandlerBuilder route) => route
        .RequireRole(Roles.Operators)
        .Accepts<DecideFaultRequest>("application/json")
        .Produces<FaultDecided>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> ListAsync(
        HttpContext http, [AsParameters] FaultListParameters parameters, FaultQuery query, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = FaultListRequest.Of(parameters, http.Request.Query);
        if (request.Violations.Count > 0)
            return Answers.QueryRefused(request.Violations);

        var tenant = Caller.Of(http).ReadTenant;
        var after = request.Cursor is null ? null : FaultCursor.Read(request.Cursor, tenant, request.Filter);
        if (request.Cursor is not null && after is null)
            return Answers.CursorInvalid();

        http.AsOf(time);
        var slice = await query.ReadAsync(tenant, request.Filter, after, request.Limit, cancellationToken);
        return TypedResults.Ok(new FaultListAnswer([.. slice.Faults.Select(fault => fault.Item)], slice.Next?.Write(tenant, request.Filter)));
    }

    private static async Task<IResult> DecideAsync(FaultDesk.Act act, string id, HttpContext http, FaultDesk desk, CancellationToken cancellationToken)
    {
        var body = await http.Request.ReadStrictAsync<DecideFaultRequest>(cancellationToken);
        if (body.Problem is not null)
            return body.Problem;

        var (outcome, refusal) = await desk.DecideAsync(act, id, body.Value!.Reason, Caller.Of(http), cancellationToken);
        if (refusal is not null)
            return Problem.ValidationFailed([refusal]);

        return outcome switch
        {
            FaultOutcome.Replayed replayed => TypedResults.Accepted((string?)null, new FaultDecided(Guid.Parse(id), FaultState.Replayed, replayed.MessageId)),
            FaultOutcome.Discarded => TypedResults.Accepted((string?)null, new FaultDecided(Guid.Parse(id), FaultState.Discarded, null)),
            FaultOutcome.NotOpen closed => Answers.FaultNotOpen(closed.State),
            FaultOutcome.NotFound => Problem.NotFound(),
            _ => throw new UnreachableException(),
        };
    }
}
