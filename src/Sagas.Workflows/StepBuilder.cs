using Sagas.Workflows.Definitions;
using Sagas.Workflows.Retrying;

namespace Sagas.Workflows;

/// <summary>Declares one step: what it sends, what answers it, what undoes it.</summary>
/// <typeparam name="TSaga">The saga that the workflow moves.</typeparam>
public sealed class StepBuilder<TSaga>
    where TSaga : class, IWorkflowSaga
{
    private const int UsualLookUps = 8;
    private StepDefinition<TSaga> _step;

    internal StepBuilder(string name) => _step = new StepDefinition<TSaga>(name);

    internal StepDefinition<TSaga> Step => _step;

    /// <summary>What it sends.</summary>
    public StepBuilder<TSaga> Send<TCommand>(Func<TSaga, TCommand> command)
        where TCommand : class => With(_step with { Command = Command(command) });

    /// <summary>What it sends in a branch that comes from data; the second argument is the branch's key.</summary>
    public StepBuilder<TSaga> Send<TCommand>(Func<TSaga, string, TCommand> command)
        where TCommand : class => With(_step with { Command = Command(command) });

    /// <summary>The fact that says that it is done, and what the saga takes over from it.</summary>
    /// <param name="take">What the saga takes over; nothing unless given.</param>
    /// <param name="key">Which branch the fact is about, in a part that comes from data.</param>
    public StepBuilder<TSaga> Then<TFact>(Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Answer(AnswerMeaning.Done, take, key);

    /// <summary>A fact that says that it failed, and that nothing of it was done.</summary>
    public StepBuilder<TSaga> Fails<TFact>(Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Answer(AnswerMeaning.Failed, take, key);

    /// <summary>A fact that says that it is not known whether it was done.</summary>
    public StepBuilder<TSaga> Unknown<TFact>(Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Answer(AnswerMeaning.Unknown, take, key);

    /// <summary>
    /// A fact that says that the party cannot now, such as a server's 503: the command is sent again under its key, after the pause of <see cref="Retry"/> or
    /// <see cref="RetryUndo"/>. After the last attempt it is not known whether it was done.
    /// </summary>
    public StepBuilder<TSaga> Unavailable<TFact>(Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Answer(AnswerMeaning.Unavailable, take, key);

    /// <summary>A fact after which a person must look, such as an answer that contradicts the question: nobody guesses, and nothing more is asked.</summary>
    public StepBuilder<TSaga> NeedsPerson<TFact>(Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Answer(AnswerMeaning.NeedsPerson, take, key);

    /// <summary>
    /// Asks by the execution's key what became of it, when no answer came in time or the answer was that it is not known. What answers is the same facts as the
    /// command's, and <see cref="NeverTaken{TFact}"/>.
    /// </summary>
    /// <param name="query">What asks.</param>
    /// <param name="times">How often it is asked before a person must decide; at least once.</param>
    public StepBuilder<TSaga> OnUnknown<TQuery>(Func<TSaga, TQuery> query, int times = UsualLookUps)
        where TQuery : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return With(_step with { LookUp = Command(query), LookUps = times });
    }

    /// <summary>The same, asked for so long, with the pauses of <see cref="Retry"/> between.</summary>
    /// <param name="query">What asks.</param>
    /// <param name="horizon">How long before a person must decide; zero for one look-up.</param>
    public StepBuilder<TSaga> OnUnknown<TQuery>(Func<TSaga, TQuery> query, TimeSpan horizon)
        where TQuery : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, TimeSpan.Zero);
        return With(_step with { LookUp = Command(query), LookUpsFor = horizon });
    }

    /// <summary>The look-up's fact that the outside party never took this execution: it is sent again under the same key.</summary>
    public StepBuilder<TSaga> NeverTaken<TFact>(Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Answer(AnswerMeaning.NeverTaken, take, key);

    /// <summary>What undoes it, and the fact that says that it is undone.</summary>
    public StepBuilder<TSaga> Undo<TCommand, TFact>(Func<TSaga, TCommand> command, Action<TSaga, TFact>? take = null)
        where TCommand : class
        where TFact : class
    {
        With(_step with { Undo = Command(command) });
        return Answer(AnswerMeaning.Undone, take, null);
    }

    /// <summary>The same in a branch that comes from data; the second argument is the branch's key.</summary>
    public StepBuilder<TSaga> Undo<TCommand, TFact>(Func<TSaga, string, TCommand> command, Func<TFact, string> key, Action<TSaga, TFact>? take = null)
        where TCommand : class
        where TFact : class
    {
        With(_step with { Undo = Command(command) });
        return Answer(AnswerMeaning.Undone, take, key);
    }

    /// <summary>A fact that says that the undo failed: a person must look.</summary>
    public StepBuilder<TSaga> UndoFails<TFact>(Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Answer(AnswerMeaning.UndoFailed, take, key);

    /// <summary>An outside party does it, such as a gateway: its answer may get lost, so it must be possible to ask by the execution's key.</summary>
    public StepBuilder<TSaga> Outside() => With(_step with { IsOutside = true });

    /// <summary>Nobody refuses it: only its consumer may give up, and then a person decides.</summary>
    public StepBuilder<TSaga> CannotBeRefused() => With(_step with { CannotBeRefused = true });

    /// <summary>There is nothing to undo when the saga goes back over it.</summary>
    public StepBuilder<TSaga> NothingToUndo() => With(_step with { HasNothingToUndo = true });

    /// <summary>It cannot be undone: allowed at the pivot and after it.</summary>
    public StepBuilder<TSaga> CannotBeUndone() => With(_step with { CannotBeUndone = true });

    /// <summary>How long its answer may take, and its look-up's and its undo's.</summary>
    public StepBuilder<TSaga> Within(TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        return With(_step with { Within = limit });
    }

    /// <summary>What is sent now and then to whoever is waited for, until the step's limit. For a step that sends no command.</summary>
    /// <param name="every">How long between two; the first comes that long after the saga came here.</param>
    /// <param name="command">What is sent. Nothing answers it.</param>
    public StepBuilder<TSaga> Remind<TCommand>(TimeSpan every, Func<TSaga, TCommand> command)
        where TCommand : class => Remind(every, Command(command));

    /// <summary>The same in a branch that comes from data; the second argument is the branch's key.</summary>
    public StepBuilder<TSaga> Remind<TCommand>(TimeSpan every, Func<TSaga, string, TCommand> command)
        where TCommand : class => Remind(every, Command(command));

    /// <summary>When its command is sent again under its key.</summary>
    public StepBuilder<TSaga> Retry(Backoff backoff) => With(_step with { Retry = backoff });

    /// <summary>
    /// Which failures may pass by waiting, such as too little money for now: nothing was done, and the step is done anew later, as a new execution. A failure
    /// that comes too late for another time is one for good.
    /// </summary>
    /// <typeparam name="TFact">A fact of the step's <see cref="Fails{TFact}"/>.</typeparam>
    /// <param name="isSoft">Whether such a fact tells of one.</param>
    /// <param name="later">When it is done anew.</param>
    public StepBuilder<TSaga> RetrySoft<TFact>(Func<TFact, bool> isSoft, Later later)
        where TFact : class => With(_step with { Soft = new SoftFailure(typeof(TFact), fact => isSoft((TFact)fact), later) });

    /// <summary>When its undo is sent again; ten times within half an hour unless told.</summary>
    public StepBuilder<TSaga> RetryUndo(Backoff backoff) => With(_step with { UndoRetry = backoff });

    /// <summary>It decides: its failure undoes what was done, and after it the saga goes only forward.</summary>
    public StepBuilder<TSaga> Pivot() => With(_step with { IsPivot = true });

    /// <summary>The saga's state once it is done.</summary>
    public StepBuilder<TSaga> Reaches(string state) => With(_step with { State = state });

    /// <summary>The first version that has it.</summary>
    public StepBuilder<TSaga> Since(int version) => With(_step with { Since = version });

    /// <summary>The last version that has it.</summary>
    public StepBuilder<TSaga> Until(int version) => With(_step with { Until = version });

    private static CommandDefinition<TSaga> Command<TCommand>(Func<TSaga, TCommand> make)
        where TCommand : class => new(typeof(TCommand), (saga, _) => make(saga));

    private static CommandDefinition<TSaga> Command<TCommand>(Func<TSaga, string, TCommand> make)
        where TCommand : class => new(typeof(TCommand), (saga, key) => make(saga, key!));

    private StepBuilder<TSaga> Remind(TimeSpan every, CommandDefinition<TSaga> command)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every, TimeSpan.Zero);
        return With(_step with { Reminder = new ReminderDefinition<TSaga>(every, command) });
    }

    private StepBuilder<TSaga> Answer<TFact>(AnswerMeaning meaning, Action<TSaga, TFact>? take, Func<TFact, string>? key)
        where TFact : class => With(_step with
        {
            Answers =
            [
                .. _step.Answers,
                new AnswerDefinition<TSaga>(typeof(TFact), meaning, (saga, fact) => take?.Invoke(saga, (TFact)fact), key is null ? null : fact => key((TFact)fact)),
            ],
        });

    private StepBuilder<TSaga> With(StepDefinition<TSaga> step)
    {
        _step = step;
        return this;
    }
}
