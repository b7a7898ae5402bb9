using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Contracts;
using Sagas.Dashboard.TimerList;
using Sagas.Durability.Timers;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>Timers over HTTP.</summary>
public static class TimerEndpoints
{
    /// <summary>Maps <c>GET /v1/timers</c> for readers, and <c>POST /v1/timers/{id}/move</c> and <c>/cancel</c> for operators.</summary>
    public static void MapTimers(this IEndpointRouteBuilder routes)
    {
        var timers = routes.MapGroup("/v1/timers").WithTags("Timers");

        timers.MapGet("", ListAsync)
            .RequireRole(Roles.Readers)
            .WithName("ListTimers")
            .WithSummary("Timers, the next due first")
            .WithDescription("Pages by cursor: send next as cursor; it is null at the end. What was fired or cancelled is no longer in the list. Parameters: cursor, limit (1 to 200, 50 unless given), tenant.")
            .Produces<TimerListAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        timers.MapPost("/{id}/move", MoveAsync)
            .WithName("MoveTimer")
            .WithSummary("Make a timer due at another time")
            .WithDescription("A time in the past makes it due now. 409 moved_on: it was fired, moved or cancelled meanwhile.")
            .Accepts<MoveTimerRequest>("application/json")
            .TakesDecision();

        timers.MapPost("/{id}/cancel", CancelAsync)
            .WithName("CancelTimer")
            .WithSummary("Take a timer away")
            .WithDescription("It never fires. What it has fired already is under way and not called back.")
            .Accepts<CancelTimerRequest>("application/json")
            .TakesDecision();
    }

    private static void TakesDecision(this RouteHandlerBuilder route) => route
        .RequireRole(Roles.Operators)
        .Produces<TimerDecided>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> ListAsync(HttpContext http, TimerQuery query, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = TimerListRequest.Of(http.Request.Query);
        if (request.Violations.Count > 0)
            return Answers.QueryRefused(request.Violations);

        var tenant = Caller.Of(http).ReadTenant;
        var after = request.Cursor is null ? null : TimerCursor.Read(request.Cursor, tenant);
        if (request.Cursor is not null && after is null)
            return Answers.CursorInvalid();

        http.AsOf(time);
        var slice = await query.ReadAsync(tenant, after, request.Limit, cancellationToken);
        return TypedResults.Ok(new TimerListAnswer([.. slice.Timers.Select(timer => timer.Item)], slice.Next is { } next ? TimerCursor.Write(next, tenant) : null));
    }

    private static async Task<IResult> MoveAsync(string id, HttpContext http, TimerDesk desk, CancellationToken cancellationToken)
    {
        var body = await http.Request.ReadStrictAsync<MoveTimerRequest>(cancellationToken);
        if (body.Problem is not null)
            return body.Problem;

        var dueAt = body.Value!.DueAt is { } due ? TimeOf(due) : (DateTime?)null;
        var (outcome, refusal) = await desk.MoveAsync(id, dueAt, body.Value.Reason, Caller.Of(http), cancellationToken);
        return Answer(id, dueAt, outcome, refusal);
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext http, TimerDesk desk, CancellationToken cancellationToken)
    {
        var body = await http.Request.ReadStrictAsync<CancelTimerRequest>(cancellationToken);
        if (body.Problem is not null)
            return body.Problem;

        var (outcome, refusal) = await desk.CancelAsync(id, body.Value!.Reason, Caller.Of(http), cancellationToken);
        return Answer(id, null, outcome, refusal);
    }

    // A time without an offset is UTC.
    private static DateTime TimeOf(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();

    private static IResult Answer(string id, DateTime? dueAt, TimerOutcome? outcome, Violation? refusal) => (outcome, refusal) switch
    {
        (_, { } wrong) => Problem.ValidationFailed([wrong]),
        (TimerOutcome.Done, _) => TypedResults.Accepted((string?)null, new TimerDecided(Guid.Parse(id), dueAt)),
        (TimerOutcome.MovedOn, _) => Answers.TimerMovedOn(),
        (TimerOutcome.BeyondHorizon, _) => Problem.ValidationFailed([Answers.BeyondHorizon]),
        _ => Problem.NotFound(),
    };
}
