using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Refusals;

public sealed record Visit(Guid VisitId, string Guest);

public sealed record VisitEnded(Guid VisitId);

public sealed class VisitBatchConsumer : IConsumer<Batch<Visit>>
{
    public Task Consume(ConsumeContext<Batch<Visit>> context) => Task.CompletedTask;
}

public sealed class VisitJobConsumer : IJobConsumer<Visit>
{
    public Task Run(JobContext<Visit> context) => Task.CompletedTask;
}

public sealed class VisitActivity : IExecuteActivity<Visit>
{
    public Task<ExecutionResult> Execute(ExecuteContext<Visit> context) => Task.FromResult(context.Completed());
}

/// <summary>A saga without a version.</summary>
public sealed class Guest : SagaStateMachineInstance
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";
}

public sealed class GuestMachine : MassTransitStateMachine<Guest>
{
    public GuestMachine()
    {
        InstanceState(guest => guest.State);
        Event(() => Came, e => e.CorrelateById(c => c.Message.VisitId));
        Initially(When(Came).Finalize());
    }

    public Event<Visit> Came { get; private set; } = null!;
}

/// <summary>A saga that is found by something else than its id, and has no answer for one that is not there.</summary>
public sealed class Stay : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public string State { get; set; } = "";

    public int Version { get; set; }

    public string Guest { get; set; } = "";
}

public sealed class StayMachine : MassTransitStateMachine<Stay>
{
    public StayMachine()
    {
        InstanceState(stay => stay.State);
        Event(() => Came, e =>
        {
            e.CorrelateBy((stay, context) => stay.Guest == context.Message.Guest);
            e.SelectId(c => c.Message.VisitId);
        });
        Event(() => Left, e => e.CorrelateById(c => c.Message.VisitId));
        Initially(When(Came).Then(c => c.Saga.Guest = c.Message.Guest).TransitionTo(Here));
        During(Here, When(Left).Finalize());
    }

    public State Here { get; private set; } = null!;

    public Event<Visit> Came { get; private set; } = null!;

    public Event<VisitEnded> Left { get; private set; } = null!;
}

/// <summary>What an application's context may have got wrong.</summary>
public sealed class HotelDbContext(DbContextOptions<HotelDbContext> options, Action<ModelBuilder> map) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => map(modelBuilder);
}
