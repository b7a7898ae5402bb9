namespace Sagas.Workflows.Definitions;

/// <summary>A fact that a step waits for.</summary>
/// <param name="Fact">Its type.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Apply">What the saga takes over from it.</param>
/// <param name="Key">Which branch it is about; null for a step outside of branches that come from data.</param>
internal sealed record AnswerDefinition<TSaga>(Type Fact, AnswerMeaning Meaning, Action<TSaga, object> Apply, Func<object, string>? Key);
