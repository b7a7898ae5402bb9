namespace Sagas.Workflows.Testing;

/// <summary>Whoever does what a command asks for, as a simulation plays it. It does each execution once, whatever comes how often, and remembers what it said.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public sealed class Party<TCommand> : IParty
    where TCommand : class
{
    private Func<object, object>? _doneFact;
    private Func<object, object>? _failedFact;
    private Func<object, object>? _unknownFact;
    private Func<object, object>? _neverTakenFact;

    /// <summary>The fact that says that it is done.</summary>
    public Party<TCommand> Answers<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _doneFact = command => fact((TCommand)command);
        return this;
    }

    /// <summary>The fact that says that it failed.</summary>
    public Party<TCommand> Fails<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _failedFact = command => fact((TCommand)command);
        return this;
    }

    /// <summary>The fact that says that it is not known whether it is done.</summary>
    public Party<TCommand> SaysUnknown<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _unknownFact = command => fact((TCommand)command);
        return this;
    }

    /// <summary>Of a look-up: the fact that says that the execution was never taken. What was done or failed is said as the command's party says it.</summary>
    public Party<TCommand> SaysNeverTaken<TFact>(Func<TCommand, TFact> fact)
        where TFact : class
    {
        _neverTakenFact = command => fact((TCommand)command);
        return this;
    }

    object? IParty.Done(object command) => _doneFact?.Invoke(command);

    object? IParty.Failed(object command) => _failedFact?.Invoke(command);

    object? IParty.Unknown(object command) => _unknownFact?.Invoke(command);

    object? IParty.NeverTaken(object command) => _neverTakenFact?.Invoke(command);
}
