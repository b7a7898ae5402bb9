namespace Sagas.Workflows.Testing;

/// <summary>Whoever does what a command asks for, as a simulation plays it. It does each execution once, whatever comes how often, and remembers what it said.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public sealed class Party<TCommand> : IParty
    where TCommand : class
{
    private Func<TCommand, object>? _doneFact;
    private Func<TCommand, object>? _failedFact;
    private Func<TCommand, object>? _failedForNowFact;
    private Func<TCommand, object>? _unknownFact;
    private Func<TCommand, object>? _unavailableFact;
    private Func<TCommand, object>? _neverTakenFact;

    /// <summary>The fact that says that it is done.</summary>
    public Party<TCommand> Answers<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _doneFact = fact;
        return this;
    }

    /// <summary>The fact that says that it failed.</summary>
    public Party<TCommand> Fails<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _failedFact = fact;
        return this;
    }

    /// <summary>The fact that says that it failed for now, and may be done later.</summary>
    public Party<TCommand> FailsForNow<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _failedForNowFact = fact;
        return this;
    }

    /// <summary>The fact that says that it is not known whether it is done.</summary>
    public Party<TCommand> SaysUnknown<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _unknownFact = fact;
        return this;
    }

    /// <summary>The fact that says that it cannot now.</summary>
    public Party<TCommand> SaysUnavailable<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _unavailableFact = fact;
        return this;
    }

    /// <summary>Of a look-up: the fact that says that the execution was never taken. What was done or failed is said as the command's party says it.</summary>
    public Party<TCommand> SaysNeverTaken<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _neverTakenFact = fact;
        return this;
    }

    object? IParty.Done(object command) => _doneFact?.Invoke((TCommand)command);

    object? IParty.Failed(object command) => _failedFact?.Invoke((TCommand)command);

    object? IParty.FailedForNow(object command) => _failedForNowFact?.Invoke((TCommand)command);

    object? IParty.Unknown(object command) => _unknownFact?.Invoke((TCommand)command);

    object? IParty.Unavailable(object command) => _unavailableFact?.Invoke((TCommand)command);

    object? IParty.NeverTaken(object command) => _neverTakenFact?.Invoke((TCommand)command);
}
