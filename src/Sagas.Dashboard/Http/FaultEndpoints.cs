using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Dashboard.FaultList;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>What was set aside, over HTTP: messages that failed, and sends that nobody takes.</summary>
public static class FaultEndpoints
{
    private const string Paging = "Pages by cursor: send next as cursor with the same filters; it is null at the end. The messages themselves are not shown.";

    /// <summary>
    /// Maps <c>GET /v1/faults</c> and <c>GET /v1/undelivered</c> for readers, and for operators <c>POST /v1/faults/{id}/replay</c>,
    /// <c>POST /v1/undelivered/{id}/send</c> and <c>/discard</c> of both.
    /// </summary>
    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        var faults = routes.MapGroup("/v1/faults").WithTags("Faults");
        faults.MapList(SetAsideKind.Message)
            .WithName("ListFaults")
            .WithSummary("Messages that were set aside, newest first")
            .WithDescription($"Messages that failed for good, were refused or could not be read. {Paging}");
        faults.MapDecision("replay", FaultDesk.Act.Replay, FaultState.Replayed)
            .WithName("ReplayFault")
            .WithSummary("Send the message to its endpoint again")
            .WithDescription(
                "Under a new id, to the consumer that failed. Of several decisions about one fault the first counts. Should the first delivery have run " +
                "after all, the replay is a duplicate. If it fails again, that is a new fault.");
        faults.MapDecision("discard", FaultDesk.Act.Discard, FaultState.Discarded)
            .WithName("DiscardFault")
            .WithSummary("Give the message up")
            .WithDescription("It will not run, and stays in the list with who decided and why.");

        var sends = routes.MapGroup("/v1/undelivered").WithTags("Undelivered");
        sends.MapList(SetAsideKind.Send)
            .WithName("ListUndelivered")
            .WithSummary("Sends that nobody takes, newest first")
            .WithDescription($"Committed messages that the broker refused for their own sake: no queue takes them, or they are forbidden or too large. endpoint is where they were sent to. {Paging}");
        sends.MapDecision("send", FaultDesk.Act.Send, UndeliveredState.Sent)
            .WithName("SendUndelivered")
            .WithSummary("Send the message again")
            .WithDescription("As it was, under its own id. Of several decisions about one the first counts. If it is refused again, that is a new row.");
        sends.MapDecision("discard", FaultDesk.Act.DiscardSend, UndeliveredState.Discarded)
            .WithName("DiscardUndelivered")
            .WithSummary("Give the message up")
            .WithDescription("It will not be sent, and stays in the list with who decided and why.");
    }

    private static RouteHandlerBuilder MapList(this RouteGroupBuilder group, SetAsideKind kind) => group
        .MapGet("", (HttpContext http, [AsParameters] FaultListParameters parameters, FaultQuery query, TimeProvider time, CancellationToken cancellationToken) =>
            ListAsync(kind, http, parameters, query, time, cancellationToken))
        .RequireRole(Roles.Readers)
        .Produces<FaultListAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(
        SetAsideKind kind, HttpContext http, FaultListParameters parameters, FaultQuery query, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = FaultListRequest.Of(parameters, http.Request.Query, kind);
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
}
