using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Sagas.Operations.Workflows;
using Sagas.Workflows.Deciding;
using Sagas.Workflows.Operating;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Shapes;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>In place of a module's workflow: its sagas stand as they were told to, orders are written down and answered as told.</summary>
public sealed class WorkflowDouble : IWorkflowDesk
{
    /// <summary>A payment of two steps.</summary>
    public static WorkflowShape Shape { get; } = new(
        "payment", 1, "SubmitPayment", "Submitted", [Step("Reserve", "ReleaseFunds"), Step("Authorize", "VoidCharge")], new EndShape("Completed", "PaymentCompleted"), new EndShape("Failed", "PaymentFailed"));

    /// <summary>Where every saga stands; null for nowhere.</summary>
    public SagaStanding? Standing { get; set; }

    /// <summary>What every order is answered.</summary>
    public OrderOutcome Outcome { get; set; } = new OrderOutcome.Accepted(3);

    /// <summary>What was ordered, in order.</summary>
    public ConcurrentQueue<(Guid Saga, Order Order)> Orders { get; } = new();

    public string Workflow => "payment";

    public IReadOnlyList<WorkflowShape> Versions => [Shape];

    /// <summary>A saga that waits in its second step, may be cancelled and nothing else.</summary>
    public static SagaStanding Waiting(params IReadOnlyList<StepProgress> steps) => new(
        3,
        Shape,
        new Progress { Version = 1, Steps = steps },
        ["Waiting for Ana."],
        [new OperatorChoice(OperatorAct.Cancel, null), new OperatorChoice(OperatorAct.Retry, "No step waits for a person.")],
        new UndoPlan("abc", [new UndoPlanStep("Authorize", null, "VoidCharge", Guid.Empty, IsCertain: false), new UndoPlanStep("Reserve", null, "ReleaseFunds", Guid.Empty, IsCertain: true)]));

    public Task<SagaStanding?> FindAsync(DbContext database, Guid correlationId, IReadOnlyDictionary<Guid, DateTime> due, CancellationToken cancellationToken) => Task.FromResult(Standing);

    public Task<OrderOutcome> OrderAsync(Guid correlationId, Order order, CancellationToken cancellationToken)
    {
        Orders.Enqueue((correlationId, order));
        return Task.FromResult(Outcome);
    }

    private static StepShape Step(string name, string undo) => new() { Name = name, Command = name, Done = [], Failed = [], Undo = undo, Undone = [], Retry = "1 attempt" };
}
