using MassTransit;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.MassTransit.Tests;

/// <summary>What the host cannot carry out is said when the machine is made.</summary>
public sealed class MistakeTests
{
    [Fact]
    public void Each_message_that_does_not_tell_its_saga_is_named_with_what_to_write()
    {
        var mistakes = Should.Throw<WorkflowDefinitionException>(() => new WorkflowStateMachine<Nameless, Parcel>(new Nameless(), new WorkflowOptions<Parcel>(), TimeProvider.System)).Mistakes;

        mistakes.ShouldBe(
        [
            "Begin does not say which saga it is about. Give it a Guid property ParcelId, or name its own in CorrelatedBy(…).",
            "Packed does not say which saga it is about. Give it a Guid property ParcelId, or name its own in CorrelatedBy(…).",
            "NotPacked does not say which saga it is about. Give it a Guid property ParcelId, or name its own in CorrelatedBy(…).",
        ]);
    }

    [Fact]
    public void What_the_application_reads_from_the_first_command_itself_needs_no_property()
    {
        var options = new WorkflowOptions<Parcel>();
        options.StartsAs<Begin>((_, command) => Guid.Parse(command.Number));

        Should.Throw<WorkflowDefinitionException>(() => new WorkflowStateMachine<Nameless, Parcel>(new Nameless(), options, TimeProvider.System))
            .Mistakes.ShouldNotContain(mistake => mistake.StartsWith("Begin", StringComparison.Ordinal));
    }

    public sealed record Begin(string Number);

    public sealed record Pack(Guid ParcelId);

    public sealed record Packed(string Number);

    public sealed record NotPacked(Guid OtherId);

    public sealed class Parcel : SagaStateMachineInstance, ISagaVersion, IWorkflowSaga
    {
        public Guid CorrelationId { get; set; }

        public string State { get; set; } = "";

        public int Version { get; set; }

        public Progress Progress { get; set; } = new();
    }

    public sealed class Nameless : Workflow<Parcel>
    {
        public Nameless()
            : base("parcel", version: 1)
        {
            CorrelatedBy("ParcelId");
            StartsWith<Begin>((_, _) => { }, "Begun");
            Step("Pack").Send(p => new Pack(p.CorrelationId)).Then<Packed>().Fails<NotPacked>().Pivot();
        }
    }
}
