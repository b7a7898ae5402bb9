using Sagas.Operations.Http;

namespace Sagas.Dashboard.SagaList;

/// <summary>What a caller may find, from the principal alone.</summary>
/// <param name="Tenant">The tenant that reads are limited to; null for every tenant.</param>
/// <param name="Parties">
/// Whether a search looks at payer and payee. Not for who sees them masked: a search by their beginning would spell them out.
/// </param>
public sealed record SagaScope(string? Tenant, bool Parties)
{
    /// <summary>The scope of a caller.</summary>
    public static SagaScope Of(Caller caller) => new(caller.ReadTenant, caller.SeesPersonalData);
}
