using Microsoft.EntityFrameworkCore;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaList;

/// <summary>Every workflow's table as one: the only way in which this module reads sagas, and the place where the tenant's limit is set.</summary>
public sealed class SagaTables(DbContext database, IEnumerable<ISagaTable> tables)
{
    private readonly ISagaTable[] _tables = [.. tables.OrderBy(table => table.Workflow, StringComparer.Ordinal)];

    /// <summary>The registered workflows by name.</summary>
    public IReadOnlyList<string> Workflows => [.. _tables.Select(table => table.Workflow)];

    /// <summary>One workflow's sagas, of one tenant or (null) of all.</summary>
    public IQueryable<SagaSummary> Of(string workflow, string? tenant) => Limit(_tables.Single(table => table.Workflow == workflow), tenant);

    /// <summary>
    /// A UNION ALL over the tables, of one workflow or (null) of all. Null when there is no such workflow.
    /// </summary>
    /// <param name="workflow">The workflow's name, or null.</param>
    /// <param name="tenant">The tenant, or null for every tenant.</param>
    /// <param name="shape">
    /// Applied to each table before the union: conditions, and order with a limit, so that each table is read through its own index and
    /// gives no more rows than the page can show.
    /// </param>
    public IQueryable<SagaSummary>? Union(string? workflow, string? tenant, Func<IQueryable<SagaSummary>, IQueryable<SagaSummary>> shape) =>
        _tables.Where(table => workflow is null || table.Workflow == workflow)
            .Select(table => shape(Limit(table, tenant)))
            .Aggregate((IQueryable<SagaSummary>?)null, (all, one) => all is null ? one : all.Concat(one));

    private IQueryable<SagaSummary> Limit(ISagaTable table, string? tenant)
    {
        var sagas = table.Query(database);
        return tenant is null ? sagas : sagas.Where(saga => saga.Tenant == tenant);
    }
}
