using Sagas.Workflows.Retrying;

namespace Sagas.Workflows.Definitions;

/// <summary>One step, as declared.</summary>
internal sealed record StepDefinition<TSaga>(string Name)
{
    /// <summary>What it sends; null for a step that only waits.</summary>
    public CommandDefinition<TSaga>? Command { get; init; }

    /// <summary>The facts that answer it, its look-up and its undo: no type twice.</summary>
    public IReadOnlyList<AnswerDefinition<TSaga>> Answers { get; init; } = [];

    /// <summary>Whether an outside party does it, whose answer may get lost.</summary>
    public bool IsOutside { get; init; }

    /// <summary>What undoes it; null when there is nothing to undo, or it cannot be undone.</summary>
    public CommandDefinition<TSaga>? Undo { get; init; }

    /// <summary>Whether the author said that there is nothing to undo.</summary>
    public bool HasNothingToUndo { get; init; }

    /// <summary>Whether the author said that it cannot be undone.</summary>
    public bool CannotBeUndone { get; init; }

    /// <summary>Asks by the execution's key what became of it; null where no outside party is asked.</summary>
    public CommandDefinition<TSaga>? LookUp { get; init; }

    /// <summary>How often it is asked before a person must, where <see cref="LookUpsFor"/> does not tell.</summary>
    public int LookUps { get; init; }

    /// <summary>How long it is asked before a person must, by the pauses of <see cref="Retry"/> alone.</summary>
    public TimeSpan? LookUpsFor { get; init; }

    /// <summary>How often it is asked before a person must.</summary>
    public int MaxLookUps => LookUpsFor is { } horizon ? Retry.LookUpsIn(horizon) : LookUps;

    /// <summary>Whether the author said that nobody refuses it.</summary>
    public bool CannotBeRefused { get; init; }

    /// <summary>How long an answer may take, a look-up's and an undo's as well; null where nothing limits it.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>When it is tried again.</summary>
    public Backoff Retry { get; init; } = Backoff.None;

    /// <summary>Which failures may pass by waiting, and when it is done anew then; null where each failure is for good.</summary>
    public SoftFailure? Soft { get; init; }

    /// <summary>When its undo is tried again.</summary>
    public Backoff UndoRetry { get; init; } = Backoff.Exponential(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), attempts: 10);

    /// <summary>What it sends now and then while it waits; null for nothing.</summary>
    public ReminderDefinition<TSaga>? Reminder { get; init; }

    /// <summary>Whether it decides: before it the saga can go back, after it only forward.</summary>
    public bool IsPivot { get; init; }

    /// <summary>The saga's state from its being done on; null where that does not change it.</summary>
    public string? State { get; init; }

    /// <summary>The first version that has it.</summary>
    public int Since { get; init; } = 1;

    /// <summary>The last version that has it; null where it still is.</summary>
    public int? Until { get; init; }

    /// <summary>The answer that a fact of this type is; null when it is none.</summary>
    public AnswerDefinition<TSaga>? AnswerOf(Type fact)
    {
        foreach (var answer in Answers)
        {
            if (answer.Fact == fact)
                return answer;
        }

        return null;
    }

    /// <summary>Whether a saga of this version passes it.</summary>
    public bool IsIn(int version) => version >= Since && (Until is not { } last || version <= last);
}
