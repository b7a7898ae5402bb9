using Sagas.Dashboard.SagaView;

namespace Sagas.Dashboard.TimerList;

/// <summary>A timer as a page shows it.</summary>
/// <param name="Item">What the API shows too.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="HasSaga">Whether <see cref="SagaTimer.SagaId"/> names a saga that has a page.</param>
public sealed record ListedTimer(SagaTimer Item, string Tenant, bool HasSaga);
