namespace Sagas.Durability.MassTransit;

/// <summary>Why a handler refused its message.</summary>
/// <param name="Cause">What kind of refusal, stable: faults are grouped by it.</param>
/// <param name="Reason">One sentence, without the sender's values.</param>
/// <param name="Headers">Headers of the copy in the <c>_error</c> queue.</param>
internal sealed record Refusal(string Cause, string Reason, IReadOnlyDictionary<string, string> Headers);
