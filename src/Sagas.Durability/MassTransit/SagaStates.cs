using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>The name of the state that a saga is in, however its machine keeps it: as text, number or <c>State</c>.</summary>
internal sealed class SagaStates<TSaga>(SagaStateMachine<TSaga> machine)
    where TSaga : class, SagaStateMachineInstance
{
    private readonly (string Name, Func<TSaga, bool> IsIn)[] _states =
        [.. machine.States.Select(state => (state.Name, machine.Accessor.GetStateExpression(state).Compile()))];

    public string Of(TSaga saga)
    {
        foreach (var (name, isIn) in _states)
        {
            if (isIn(saga))
                return name;
        }

        return machine.Initial.Name;
    }
}
