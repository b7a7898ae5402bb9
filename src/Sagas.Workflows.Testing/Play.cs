using Sagas.Workflows.Deciding;
using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Testing;

/// <summary>One saga that things happen to, one after the other, as a test tells it: the core alone, with a clock of its own.</summary>
/// <typeparam name="TSaga">The saga that the workflow moves.</typeparam>
/// <param name="definition">The workflow.</param>
/// <param name="saga">A saga that has not begun, or stands somewhere.</param>
public sealed class Play<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga)
    where TSaga : class, IWorkflowSaga
{
    private readonly Dictionary<Guid, DateTimeOffset> _timers = [];

    /// <summary>What time it is.</summary>
    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The saga as it stands.</summary>
    public TSaga Saga => saga;

    /// <summary>What the last event led to.</summary>
    public Decision Last { get; private set; } = null!;

    /// <summary>The last one's messages, in order.</summary>
    public IReadOnlyList<object> Sent => [.. Last.Effects.Select(effect => effect switch
    {
        Effect.Send send => send.Command,
        Effect.Publish publish => publish.Fact,
        _ => null,
    }).OfType<object>()];

    /// <summary>The timers that are set, and when each is due.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Timers => _timers;

    /// <summary>The first command comes.</summary>
    public Play<TSaga> Start(object command) => Next(Decider.Start(definition, saga, command, Now));

    /// <summary>A fact comes.</summary>
    /// <param name="message">The fact.</param>
    /// <param name="execution">The execution that it answers; it says nothing unless given.</param>
    /// <param name="attempt">The attempt of that, likewise.</param>
    public Play<TSaga> Comes(object message, Guid? execution = null, int? attempt = null) =>
        Next(Decider.Decide(definition, saga, new WorkflowEvent.Message(message, execution, attempt), Now));

    /// <summary>The only timer that is set comes due, at its time.</summary>
    /// <exception cref="InvalidOperationException">None is set, or several are.</exception>
    public Play<TSaga> Waits()
    {
        var (token, dueAt) = _timers.Count == 1 ? _timers.Single() : throw new InvalidOperationException($"{_timers.Count} timers are set. Name one with Rings(…).");
        Now = dueAt > Now ? dueAt : Now;
        return Rings(token);
    }

    /// <summary>A timer comes due, whatever time it is and whether or not it is set.</summary>
    public Play<TSaga> Rings(Guid token)
    {
        _timers.Remove(token);
        return Next(Decider.Decide(definition, saga, new WorkflowEvent.Timer(token), Now));
    }

    /// <summary>A person decides.</summary>
    public Play<TSaga> Orders(OperatorAct act) => Next(Decider.Decide(definition, saga, new WorkflowEvent.Command(act, "As was agreed."), Now));

    /// <summary>The consumer of a step's command gives up.</summary>
    public Play<TSaga> GivesUp(string step) => Next(Decider.Decide(definition, saga, new WorkflowEvent.GaveUp(Of(step).Execution, Guid.Empty), Now));

    /// <summary>How far a step is.</summary>
    public StepProgress Of(string step) => saga.Progress.Steps.Single(known => known.Step == step);

    private Play<TSaga> Next(Decision decision)
    {
        Last = decision;
        foreach (var effect in decision.Effects)
        {
            if (effect is Effect.CancelTimer cancel && !_timers.Remove(cancel.Token))
                throw new InvalidOperationException("A timer was cancelled that was not set.");
            if (effect is Effect.SetTimer set)
                _timers.Add(set.Token, set.DueAt);
        }

        return this;
    }
}
