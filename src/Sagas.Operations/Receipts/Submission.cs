namespace Sagas.Operations.Receipts;

/// <summary>A valid public command on its way through the door.</summary>
/// <typeparam name="T">The command's contract.</typeparam>
/// <param name="Tenant">Whose command it is: from the principal, never from the body.</param>
/// <param name="Key">The caller's idempotency key, at most 255 characters; null stands for type and business id.</param>
/// <param name="Id">The business id in <paramref name="Command"/>.</param>
/// <param name="IdGiven">False when the service made the id.</param>
/// <param name="Command">The command, validated.</param>
/// <param name="Queue">The orchestrator's own queue, such as <c>payment-saga</c>.</param>
public sealed record Submission<T>(string Tenant, string? Key, Guid Id, bool IdGiven, T Command, string Queue)
    where T : class;
