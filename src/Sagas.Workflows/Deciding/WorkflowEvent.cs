namespace Sagas.Workflows.Deciding;

/// <summary>What may happen to a saga.</summary>
public abstract record WorkflowEvent
{
    private protected WorkflowEvent()
    {
    }

    /// <summary>A message came: the first command, or a fact.</summary>
    /// <param name="Body">The message.</param>
    /// <param name="Execution">The execution that it answers, as its header says; null when it says nothing.</param>
    /// <param name="Attempt">The attempt of that, likewise: whether an attempt was never taken says nothing of the next.</param>
    public sealed record Message(object Body, Guid? Execution = null, int? Attempt = null) : WorkflowEvent;

    /// <summary>A timer is due.</summary>
    /// <param name="Token">The timer, as it was set.</param>
    public sealed record Timer(Guid Token) : WorkflowEvent;

    /// <summary>The consumer of a step's command gave up, and the message lies among the faults. Replaying that goes on with the same execution.</summary>
    /// <param name="Execution">The execution that it was sent for.</param>
    /// <param name="Fault">The fault's id.</param>
    public sealed record GaveUp(Guid Execution, Guid Fault) : WorkflowEvent;

    /// <summary>A person decides.</summary>
    /// <param name="Act">What is to happen.</param>
    /// <param name="Reason">Why, in the person's words.</param>
    public sealed record Command(OperatorAct Act, string Reason) : WorkflowEvent;
}
