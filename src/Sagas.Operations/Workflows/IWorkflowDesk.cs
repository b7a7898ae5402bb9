using Microsoft.EntityFrameworkCore;
using Sagas.Workflows.Shapes;

namespace Sagas.Operations.Workflows;

/// <summary>
/// A module's workflow, as pages and the API see it and as a person decides about its sagas. A module registers one a workflow, beside its
/// <see cref="Catalogue.ISagaTable"/>.
/// </summary>
public interface IWorkflowDesk
{
    /// <summary>The workflow's name, such as <c>payment</c>.</summary>
    string Workflow { get; }

    /// <summary>Its versions as data, from 1 on.</summary>
    IReadOnlyList<WorkflowShape> Versions { get; }

    /// <summary>Where a saga stands in it; null where there is no such saga, or this build does not know its version.</summary>
    /// <param name="database">Where its row is.</param>
    /// <param name="correlationId">The saga, of a tenant that the caller may see.</param>
    /// <param name="due">When each of its timers is due, by the timer's id.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<SagaStanding?> FindAsync(DbContext database, Guid correlationId, IReadOnlyDictionary<Guid, DateTime> due, CancellationToken cancellationToken);

    /// <summary>
    /// Gives an order to a saga, if it may be followed where the saga stands: durable when this returns. When the saga has moved by the time that it
    /// takes the order, nothing is done, and its timeline says so.
    /// </summary>
    /// <param name="correlationId">The saga, of a tenant that the caller may see.</param>
    /// <param name="order">What a person decided.</param>
    /// <param name="cancellationToken">Ends the reading and writing.</param>
    Task<OrderOutcome> OrderAsync(Guid correlationId, Order order, CancellationToken cancellationToken);
}
