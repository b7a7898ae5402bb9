using Sagas.Contracts;

namespace Sagas.Operations.Receipts;

/// <summary>A command that upstream systems may send, as the door needs to know it. A module registers one for each of its own.</summary>
/// <typeparam name="T">The contract.</typeparam>
/// <param name="Queue">The orchestrator's own queue, such as <c>payment-saga</c>.</param>
/// <param name="Id">The business id in a command.</param>
/// <param name="Validate">What is wrong with a command, the contract's rules and the module's own.</param>
public sealed record PublicCommand<T>(string Queue, Func<T, Guid> Id, Func<T, IReadOnlyList<Violation>> Validate)
    where T : class;
