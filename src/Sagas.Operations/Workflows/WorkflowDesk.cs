using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Operations.Catalogue;
using Sagas.Workflows;
using Sagas.Workflows.Definitions;
using Sagas.Workflows.Explaining;
using Sagas.Workflows.MassTransit;
using Sagas.Workflows.Operating;
using Sagas.Workflows.Shapes;

namespace Sagas.Operations.Workflows;

/// <summary>The desk of a workflow: its sagas' rows, read, and orders, sent to the saga's own queue.</summary>
/// <typeparam name="TSaga">The saga that the workflow moves.</typeparam>
/// <param name="workflow">The workflow.</param>
/// <param name="queue">The saga's own queue.</param>
/// <param name="scopes">For an order a scope of its own, whose commit it is.</param>
public sealed class WorkflowDesk<TSaga>(Workflow<TSaga> workflow, string queue, IServiceScopeFactory scopes) : IWorkflowDesk
    where TSaga : SagaRow, IWorkflowSaga
{
    private readonly WorkflowDefinition<TSaga> _definition = workflow.Define();

    /// <inheritdoc />
    public string Workflow => _definition.Name;

    /// <inheritdoc />
    public IReadOnlyList<WorkflowShape> Versions => field ??= [.. Enumerable.Range(1, _definition.Version).Select(_definition.ShapeOf)];

    /// <inheritdoc />
    public async Task<SagaStanding?> FindAsync(DbContext database, Guid correlationId, IReadOnlyDictionary<Guid, DateTime> due, CancellationToken cancellationToken)
    {
        if (await ReadAsync(database, correlationId, cancellationToken) is not { } saga || saga.Progress.Version < 1 || saga.Progress.Version > _definition.Version)
            return null;

        return new SagaStanding(
            saga.Version,
            Versions[saga.Progress.Version - 1],
            saga.Progress,
            Explanation.Of(_definition, saga, timer => due.TryGetValue(timer, out var at) ? at : null),
            OperatorChoice.Of(saga),
            UndoPlan.Of(_definition, saga));
    }

    /// <inheritdoc />
    public async Task<OrderOutcome> OrderAsync(Guid correlationId, Order order, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DbContext>();
        if (await ReadAsync(database, correlationId, cancellationToken) is not { } saga)
            return new OrderOutcome.NotFound();
        if (order.Version is { } seen && seen != saga.Version)
            return new OrderOutcome.MovedOn(saga.Version);
        if (OperatorChoice.Of(saga).Single(choice => choice.Act == order.Act).Objection is { } objection)
            return new OrderOutcome.Refused(objection, saga.State);
        if (order.Plan is { } plan && plan != UndoPlan.Of(_definition, saga).Hash)
            return new OrderOutcome.MovedOn(saga.Version);

        var endpoint = await scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>().GetSendEndpoint(new Uri($"queue:{queue}"));
        await endpoint.Send(
            new WorkflowOrder { SagaId = correlationId, Act = order.Act, Reason = order.Reason, By = order.By, Version = saga.Version },
            send =>
            {
                send.Headers.Set(Tenants.Header, saga.Tenant);
                send.Headers.Set(Traces.Header, Traces.Within(saga.TraceId)); // A saga is one trace.
            },
            cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return new OrderOutcome.Accepted(saga.Version);
    }

    private static Task<TSaga?> ReadAsync(DbContext database, Guid correlationId, CancellationToken cancellationToken) =>
        database.Set<TSaga>().AsNoTracking().FirstOrDefaultAsync(saga => saga.CorrelationId == correlationId, cancellationToken);
}
