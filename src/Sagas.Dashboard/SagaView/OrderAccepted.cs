namespace Sagas.Dashboard.SagaView;

/// <summary>An order is on its way to its saga, whose timeline tells what became of it.</summary>
/// <param name="Id">The saga's business id.</param>
/// <param name="Command">What was ordered, such as <c>retry</c>.</param>
/// <param name="Version">The saga's version that it is meant for.</param>
public sealed record OrderAccepted(Guid Id, string Command, int Version);
