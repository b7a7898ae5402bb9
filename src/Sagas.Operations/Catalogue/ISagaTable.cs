using Microsoft.EntityFrameworkCore;

namespace Sagas.Operations.Catalogue;

/// <summary>
/// A module's saga table, as the list of all sagas reads it. A module registers one a workflow; lists are a UNION ALL over them, so that
/// no second copy is written on the hot path.
/// </summary>
public interface ISagaTable
{
    /// <summary>The workflow's name, such as <c>payment</c>.</summary>
    string Workflow { get; }

    /// <summary>The table projected on the common columns, untracked and unordered, every tenant's. EF must be able to translate it.</summary>
    IQueryable<SagaSummary> Query(DbContext database);
}
