namespace Sagas.Dashboard.FaultList;

/// <summary>A fault as a page shows it.</summary>
/// <param name="Item">What the API shows too.</param>
/// <param name="Tenant">Whose message it is.</param>
/// <param name="HasSaga">Whether <see cref="FaultItem.SagaId"/> names a saga that has a page.</param>
/// <param name="Actor">Who decided; null while it is open.</param>
/// <param name="Reason">Why; null while it is open.</param>
/// <param name="DecidedAt">When, UTC; null while it is open.</param>
public sealed record ListedFault(FaultItem Item, string Tenant, bool HasSaga, string? Actor, string? Reason, DateTime? DecidedAt);
