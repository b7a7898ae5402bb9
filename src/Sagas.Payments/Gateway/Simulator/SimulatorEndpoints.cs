using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Contracts;
using Sagas.Operations.Http;

namespace Sagas.Payments.Gateway.Simulator;

/// <summary>The auditor's view of the simulator's book, which the service itself never reads.</summary>
internal static class SimulatorEndpoints
{
    public static void MapSimulator(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/simulator/charges", ChargesAsync)
        .RequireRole([.. Roles.All])
        .WithName("ListSimulatedCharges")
        .WithTags("Simulator")
        .WithSummary("The charges that the simulated gateway really made for a payment.")
        .WithDescription("Only with the simulator on. One item a charge, oldest first, amounts in minor units; an empty list when there is none.")
        .Produces<ChargeList>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ChargesAsync(HttpContext context, SimulatorBook book, string? payment)
    {
        if (!Guid.TryParse(payment, out var paymentId))
            return Problem.ValidationFailed([new Violation("payment", ViolationCodes.Required, "The payment's id is required, a UUID: ?payment=ID.")]);

        return Results.Ok(new ChargeList(await book.ChargesAsync(paymentId, Caller.Of(context).ReadTenant, context.RequestAborted)));
    }

    /// <param name="Items">The charges.</param>
    private sealed record ChargeList(IReadOnlyList<BookedCharge> Items);
}
