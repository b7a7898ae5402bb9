using MassTransit;

namespace Sagas.Durability.Tests.SagaKinds;

public sealed class HamperMachine : MassTransitStateMachine<Hamper>
{
    public HamperMachine()
    {
        InstanceState(hamper => hamper.State);
        Event(() => PackHamper, e => e.CorrelateById(c => c.Message.HamperId));
        Event(() => MarkHamper, e => e.CorrelateById(c => c.Message.HamperId));
        Event(() => UnpackHamper, e => e.CorrelateById(c => c.Message.HamperId));

        Initially(When(PackHamper)
            .Then(c => (c.Saga.Card.Text, c.Saga.Json.Text) = ("owned", "json"))
            .TransitionTo(Packed));
        During(Packed,
            When(MarkHamper).Then(c =>
            {
                c.Saga.Marks.Add(c.Message.Mark);
                c.Saga.Items.Add(new HamperItem { Id = Guid.NewGuid(), Name = $"item {c.Message.Mark}" });
                c.Saga.Json.Text = $"mark {c.Message.Mark}";
            }),
            When(UnpackHamper).Finalize());
        SetCompletedWhenFinalized();
    }

    public State Packed { get; private set; } = null!;

    public Event<PackHamper> PackHamper { get; private set; } = null!;

    public Event<MarkHamper> MarkHamper { get; private set; } = null!;

    public Event<UnpackHamper> UnpackHamper { get; private set; } = null!;
}
