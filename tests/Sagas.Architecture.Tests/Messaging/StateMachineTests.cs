using MassTransit;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Messaging;

public sealed class StateMachineTests
{
    [Fact]
    public void Each_event_says_what_happens_when_its_saga_is_not_there() => Assemblies.Types
        .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.Is(typeof(MassTransitStateMachine<>)))
        .SelectMany(MissingInstance.Unchosen)
        .ShouldBeEmpty();

    [Fact]
    public void An_event_that_does_not_say_is_found() => MissingInstance.Unchosen(typeof(CarelessMachine)).ShouldBe(["CarelessMachine.Forgotten"]);

    public sealed record Opened(Guid CorrelationId) : CorrelatedBy<Guid>;

    public sealed record Careful(Guid CorrelationId) : CorrelatedBy<Guid>;

    public sealed record Forgotten(Guid CorrelationId) : CorrelatedBy<Guid>;

    public sealed class Instance : SagaStateMachineInstance
    {
        public Guid CorrelationId { get; set; }

        public string State { get; set; } = "";
    }

    private sealed class CarelessMachine : MassTransitStateMachine<Instance>
    {
        public CarelessMachine()
        {
            InstanceState(instance => instance.State);
            Event(() => Careful, configure => configure.OnMissingInstance(missing => missing.Fault()));
            Initially(When(Opened).TransitionTo(Open));
            During(Open, When(Careful).Finalize(), When(Forgotten).Finalize());
        }

        public State Open { get; } = null!;

        public Event<Opened> Opened { get; } = null!;

        public Event<Careful> Careful { get; } = null!;

        public Event<Forgotten> Forgotten { get; } = null!;
    }
}
