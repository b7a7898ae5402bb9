namespace Sagas.Workflows.MassTransit.Tests.Purchase;

/// <summary>A message that a party took.</summary>
/// <param name="Message">The message.</param>
/// <param name="Execution">For which execution of a step; null for none.</param>
public sealed record Call(object Message, Guid? Execution);
