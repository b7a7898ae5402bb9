using Sagas.Contracts;
using Sagas.Dashboard.Lists;
using Sagas.Dashboard.SagaList;
using Sagas.Operations.Http;
using Sagas.Operations.Workflows;
using Sagas.Workflows.Deciding;

namespace Sagas.Dashboard.SagaView;

/// <summary>Where an operator's order to a saga arrives, from the API and from the page: within the caller's tenant, with a reason.</summary>
public sealed class OrderDesk(SagaLookup lookup, WorkflowDesks desks)
{
    /// <summary>Gives the order. What another tenant has is not found.</summary>
    /// <param name="act">What is to happen.</param>
    /// <param name="id">The saga's business id as it came.</param>
    /// <param name="request">Reason, version and plan as they came.</param>
    /// <param name="caller">Who decides; an operator.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The outcome, or what is wrong with the reason.</returns>
    public async Task<(OrderOutcome? Outcome, Violation? Refusal)> OrderAsync(OperatorAct act, string id, OrderRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var known) || await lookup.FindAsync(known, SagaScope.Of(caller), cancellationToken) is not { } saga)
            return (new OrderOutcome.NotFound(), null);
        if (GivenReason.Refusal(request.Reason) is { } refusal)
            return (null, refusal);
        if (saga.Version == 0)
            return (new OrderOutcome.Refused("The saga has not begun yet.", saga.State), null);
        if (desks.Of(saga.Workflow) is not { } desk)
            return (new OrderOutcome.Refused($"Sagas of '{saga.Workflow}' take no orders.", saga.State), null);

        return (await desk.OrderAsync(saga.CorrelationId, new Order(act, request.Reason!.Trim(), caller.Name, request.Version, request.Plan), cancellationToken), null);
    }
}
