using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Text;

/// <summary>What a saga that has not ended waits for: the field and filter <c>waitingFor</c>, derived from the state alone.</summary>
public static class Waits
{
    /// <summary>The answer of a step that is under way.</summary>
    public const string Answer = "answer";

    /// <summary>A timer.</summary>
    public const string Timer = "timer";

    /// <summary>What an outside party really did.</summary>
    public const string Outcome = "outcome";

    /// <summary>A person's decision.</summary>
    public const string Person = "person";

    /// <summary>The end of a pause.</summary>
    public const string Pause = "pause";

    /// <summary>All words that the filter takes.</summary>
    public static IReadOnlyList<string> All { get; } = [Answer, Timer, Outcome, Person, Pause];

    /// <summary>What a saga in <paramref name="state"/> waits for; null when it has ended.</summary>
    public static string? For(string state) => state switch
    {
        "RetryScheduled" => Timer,
        "OutcomeUnknown" => Outcome,
        "NeedsAttention" or "AwaitingSignatures" => Person,
        _ => SagaStatus.HasEnded(state) ? null : Answer,
    };

    /// <summary>The states that wait for <paramref name="word"/>.</summary>
    public static IEnumerable<string> States(string word) => SagaStatus.States.Values.SelectMany(states => states).Where(state => For(state) == word);
}
