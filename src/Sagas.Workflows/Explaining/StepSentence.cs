using System.Globalization;
using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Explaining;

/// <summary>What one step waits for, in a sentence.</summary>
internal static class StepSentence<TSaga>
{
    public static string Of(StepDefinition<TSaga> definition, StepProgress step, DateTimeOffset? due)
    {
        var name = step.Key is null ? $"'{step.Step}'" : $"'{step.Step}' of {step.Key}";
        return step.Phase switch
        {
            StepPhase.Person => Person(name, step),
            StepPhase.Later => $"{name} failed for now and is done anew{At(due)}.",
            StepPhase.Pause => $"{name} has had no answer to attempt {step.Attempt} of {Retry(definition, step).Attempts}; the next is{At(due)}.",
            StepPhase.LookUp => $"It is not known what became of {name}: asked {step.LookUps} of {definition.MaxLookUps} times, last{At(step.Since)}{(due is null ? "" : $", again{At(due)}")}.",
            StepPhase.Answer when step.Status == StepStatus.Undoing => $"Undoing {name}: waiting for {Facts(definition, AnswerMeaning.Undone)} since {Time(step.Since)}, attempt {step.Attempt} of {definition.UndoRetry.Attempts}.",
            StepPhase.Answer when definition.Command is null => Wait(definition, name, step, due),
            StepPhase.Answer => $"Waiting for {Facts(definition, AnswerMeaning.Done)} of {name} since {Time(step.Since)}, attempt {step.Attempt} of {definition.Retry.Attempts}{(due is null ? "" : $", at the latest{At(due)}")}.",
        };
    }

    private static string Person(string name, StepProgress step) => step.Status switch
    {
        StepStatus.Failed => $"{name} failed and the saga goes only forward: a person must decide since {Time(step.Since)}.",
        StepStatus.Undoing => $"{name} could not be undone: a person must decide since {Time(step.Since)}.",
        _ => $"It is not known whether {name} was done: a person must decide since {Time(step.Since)}.",
    };

    private static string Wait(StepDefinition<TSaga> definition, string name, StepProgress step, DateTimeOffset? due)
    {
        var until = step.WaitsUntil ?? due;
        var reminders = definition.Reminder is null ? "" : step.Reminders == 1 ? "; reminded once" : $"; reminded {step.Reminders} times";
        var next = definition.Reminder is not null && due < until ? $", next{At(due)}" : "";
        return $"Waiting for {Facts(definition, AnswerMeaning.Done)} of {name} since {Time(step.Since)}{(until is null ? "" : $", until {Time(until.Value)}")}{reminders}{next}.";
    }

    private static Retrying.Backoff Retry(StepDefinition<TSaga> definition, StepProgress step) => step.Status == StepStatus.Undoing ? definition.UndoRetry : definition.Retry;

    private static string Facts(StepDefinition<TSaga> definition, AnswerMeaning meaning) =>
        string.Join(" or ", definition.Answers.Where(answer => answer.Meaning == meaning).Select(answer => answer.Fact.Name));

    private static string At(DateTimeOffset? time) => time is { } at ? $" at {Time(at)}" : " soon";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
