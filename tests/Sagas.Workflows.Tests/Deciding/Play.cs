using Sagas.Workflows.Deciding;
using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Tests.Deciding;

/// <summary>One saga that things happen to, one after the other.</summary>
internal sealed class Play<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga)
    where TSaga : class, IWorkflowSaga
{
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

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

    /// <summary>The timers that are set.</summary>
    public Dictionary<Guid, DateTimeOffset> Timers { get; } = [];

    public Play<TSaga> Start(object command) => Next(Decider.Start(definition, saga, command, _now));

    public Play<TSaga> Comes(object message, Guid? execution = null) => Next(Decider.Decide(definition, saga, new WorkflowEvent.Message(message, execution), _now));

    /// <summary>The only timer that is set comes due.</summary>
    public Play<TSaga> Waits()
    {
        var (token, dueAt) = Timers.ShouldHaveSingleItem();
        _now = dueAt;
        Timers.Remove(token);
        return Rings(token);
    }

    public Play<TSaga> Rings(Guid token) => Next(Decider.Decide(definition, saga, new WorkflowEvent.Timer(token), _now));

    public Play<TSaga> Orders(OperatorAct act) => Next(Decider.Decide(definition, saga, new WorkflowEvent.Command(act, "As was agreed."), _now));

    public Play<TSaga> GivesUp(string step) => Next(Decider.Decide(definition, saga, new WorkflowEvent.GaveUp(Of(step).Execution, Guid.NewGuid()), _now));

    public StepProgress Of(string step) => saga.Progress.Steps.Single(known => known.Step == step);

    private Play<TSaga> Next(Decision decision)
    {
        Last = decision;
        foreach (var effect in decision.Effects)
        {
            if (effect is Effect.CancelTimer cancel)
                Timers.Remove(cancel.Token).ShouldBeTrue("What is cancelled was set.");
            if (effect is Effect.SetTimer set)
                Timers.Add(set.Token, set.DueAt);
        }

        return this;
    }
}
