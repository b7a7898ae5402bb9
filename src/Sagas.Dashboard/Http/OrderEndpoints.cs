using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Dashboard.SagaView;
using Sagas.Operations.Http;
using Sagas.Operations.Workflows;
using Sagas.Workflows.Deciding;

namespace Sagas.Dashboard.Http;

/// <summary>What an operator orders a saga to do, over HTTP.</summary>
public static class OrderEndpoints
{
    /// <summary>Maps <c>POST /v1/sagas/{id}/retry</c>, <c>/resume</c>, <c>/skip</c>, <c>/compensate</c> and <c>/cancel</c>, for operators.</summary>
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        var sagas = routes.MapGroup("/v1/sagas/{id}").WithTags("Sagas");
        foreach (var (act, word, meaning) in OrderWords.All)
        {
            sagas.MapPost(word, (string id, HttpContext http, OrderDesk desk, CancellationToken cancellationToken) => OrderAsync(act, word, id, http, desk, cancellationToken))
                .RequireRole(Roles.Operators)
                .WithName($"{char.ToUpperInvariant(word[0])}{word[1..]}Saga")
                .WithSummary(meaning)
                .WithDescription(
                    "The 202 means that the order is stored. The saga follows it if it still stands where it stood; its timeline tells, with who ordered it and why. " +
                    "409 with the reason where it cannot be done now.")
                .Accepts<OrderRequest>("application/json")
                .Produces<OrderAccepted>(StatusCodes.Status202Accepted)
                .ProducesProblem(StatusCodes.Status400BadRequest)
                .ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> OrderAsync(OperatorAct act, string word, string id, HttpContext http, OrderDesk desk, CancellationToken cancellationToken)
    {
        var body = await http.Request.ReadStrictAsync<OrderRequest>(cancellationToken);
        if (body.Problem is not null)
            return body.Problem;

        var (outcome, refusal) = await desk.OrderAsync(act, id, body.Value!, Caller.Of(http), cancellationToken);
        if (refusal is not null)
            return Problem.ValidationFailed([refusal]);

        return outcome switch
        {
            OrderOutcome.Accepted accepted => TypedResults.Accepted((string?)null, new OrderAccepted(Guid.Parse(id), word, accepted.Version)),
            OrderOutcome.Refused refused => Answers.OrderRefused(refused.Objection, refused.State),
            OrderOutcome.MovedOn moved => Answers.SagaMovedOn(moved.Version),
            OrderOutcome.NotFound => Problem.NotFound(),
            _ => throw new UnreachableException(),
        };
    }
}
