using System.Reflection;
using MassTransit;
using Sagas.Workflows.Deciding;
using Sagas.Workflows.Definitions;

namespace Sagas.Workflows.MassTransit;

/// <summary>
/// The workflow as an ordinary state machine: its states and events are declared, and each event is put to the pure core, whose effects go out in the saga's
/// commit. It decides nothing itself.
/// </summary>
/// <typeparam name="TWorkflow">The workflow.</typeparam>
/// <typeparam name="TSaga">The saga that it moves.</typeparam>
public sealed class WorkflowStateMachine<TWorkflow, TSaga> : MassTransitStateMachine<TSaga>
    where TWorkflow : Workflow<TSaga>
    where TSaga : class, SagaStateMachineInstance, IWorkflowSaga, ISagaVersion
{
    private static readonly MethodInfo FactMethod = Of(nameof(Fact));
    private static readonly MethodInfo FaultMethod = Of(nameof(GivenUp));
    private static readonly MethodInfo StartMethod = Of(nameof(Start));
    private readonly WorkflowOptions<TSaga> _options;
    private readonly TimeProvider _time;
    private readonly Correlation _correlation;
    private readonly Dictionary<Type, Uri> _addresses;
    private readonly List<string> _mistakes = [];

    /// <summary>Declares the machine.</summary>
    /// <exception cref="WorkflowDefinitionException">The workflow cannot be carried out, or a message of it does not tell its saga.</exception>
    public WorkflowStateMachine(TWorkflow workflow, WorkflowOptions<TSaga> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        (_options, _time) = (options, time);
        Definition = workflow.Define();
        _correlation = new Correlation(Definition.CorrelatedBy);
        _addresses = Definition.Commands.ToDictionary(command => command, options.AddressOf);

        InstanceState(saga => saga.State);
        foreach (var state in Definition.States)
            State(state);
        Declare(StartMethod, Definition.StartCommand);
        foreach (var fact in Definition.Facts)
            Declare(FactMethod, fact);
        foreach (var command in Definition.Commands)
            Declare(FaultMethod, command);
        Timers();
        Orders();
        if (_mistakes.Count > 0)
            throw new WorkflowDefinitionException(Definition.Name, _mistakes);
    }

    /// <summary>What the machine decides by.</summary>
    public WorkflowDefinition<TSaga> Definition { get; }

    private static MethodInfo Of(string name) => typeof(WorkflowStateMachine<TWorkflow, TSaga>).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void Declare(MethodInfo how, Type message) => how.MakeGenericMethod(message).Invoke(this, null);

    private void Start<TCommand>()
        where TCommand : class
    {
        var saga = _options.SagaOfStart is { } own ? null : SagaOf<TCommand>();
        var start = Event<TCommand>(typeof(TCommand).Name, e =>
        {
            e.CorrelateById(c => saga is null ? _options.SagaOfStart!(c, c.Message) : saga(c.Message));
            e.OnMissingInstance(missing => missing.Fault());
            e.ConfigureConsumeTopology = false; // A command is sent to its door, and never published.
        });
        Initially(When(start).ThenAsync(c => CarryOutAsync(c, "", Decider.Start(Definition, c.Saga, c.Message, Now))));
        DuringAny(When(start).ThenAsync(c => DecideAsync(c, new WorkflowEvent.Message(c.Message))));
    }

    private void Fact<TFact>()
        where TFact : class
    {
        var saga = SagaOf<TFact>();
        var fact = Event<TFact>(typeof(TFact).Name, e =>
        {
            e.CorrelateById(c => saga(c.Message));
            e.OnMissingInstance(missing => missing.Fault());
        });
        DuringAny(When(fact).ThenAsync(c => DecideAsync(c, new WorkflowEvent.Message(c.Message, ExecutionHeaders.ReadExecution(c), ExecutionHeaders.ReadAttempt(c)))));
    }

    private void GivenUp<TCommand>()
        where TCommand : class
    {
        var saga = SagaOf<TCommand>();
        var fault = Event<Fault<TCommand>>($"{typeof(TCommand).Name}GivenUp", e =>
        {
            e.CorrelateById(c => saga(c.Message.Message));
            e.OnMissingInstance(missing => missing.Fault());
        });
        DuringAny(When(fault).ThenAsync(c => DecideAsync(c, new WorkflowEvent.GaveUp(ExecutionHeaders.ReadExecution(c) ?? Guid.Empty, c.Message.FaultId))));
    }

    private void Timers()
    {
        var due = Event<WorkflowTimer>(nameof(WorkflowTimer), e =>
        {
            e.CorrelateById(c => c.Message.SagaId);
            e.OnMissingInstance(missing => missing.Fault());
            e.ConfigureConsumeTopology = false; // Each goes to the queue of its own saga.
        });
        DuringAny(When(due).ThenAsync(c => DecideAsync(c, new WorkflowEvent.Timer(c.Message.Token))));
    }

    private void Orders()
    {
        var order = Event<WorkflowOrder>(nameof(WorkflowOrder), e =>
        {
            e.CorrelateById(c => c.Message.SagaId);
            e.OnMissingInstance(missing => missing.Fault());
            e.ConfigureConsumeTopology = false; // Sent to the saga's own queue by whoever may decide, and never published.
        });
        DuringAny(When(order).ThenAsync(ObeyAsync));
    }

    private async Task ObeyAsync(BehaviorContext<TSaga, WorkflowOrder> context)
    {
        var (order, version) = (context.Message, context.Saga.Version);
        if (order.Version == version)
            await DecideAsync(context, new WorkflowEvent.Command(order.Act, order.Reason));
        else
            await CarryOutAsync(context, context.Saga.State, new Decision(Verdict.Refused, Now, [], Reason: $"The saga has moved on: decided on version {order.Version}, and it is at version {version}."));

        var note = context.Note();
        (note.Actor, note.Reason) = (order.By, note.Reason is { } refusal ? $"{order.Reason} (Refused: {refusal})" : order.Reason);
    }

    private Func<T, Guid> SagaOf<T>()
    {
        if (_correlation.Of<T>() is { } saga)
            return saga;

        _mistakes.Add(_correlation.Missing(typeof(T)));
        return _ => Guid.Empty; // Never asked: the machine is not made.
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private Task DecideAsync(BehaviorContext<TSaga> context, WorkflowEvent happened)
    {
        if (context.Saga.Progress.Version < 1 || context.Saga.Progress.Version > Definition.Version)
            throw new UnknownVersionException(Definition.Name, context.Saga.Progress.Version, Definition.Version);

        var before = context.Saga.State;
        return CarryOutAsync(context, before, Decider.Decide(Definition, context.Saga, happened, Now));
    }

    private async Task CarryOutAsync(BehaviorContext<TSaga> context, string before, Decision decision)
    {
        var note = context.Note();
        (note.Step, note.Execution, note.Attempt) = (decision.Step, decision.Execution, decision.Attempt);
        (note.Late, note.Reason) = (decision.Verdict == Verdict.Late, decision.Reason);
        foreach (var effect in decision.Effects)
            await CarryOutAsync(context, effect);

        _options.Decided?.Invoke(context, decision);
        if (context.Saga.State == before)
            return;

        // By MassTransit's own way, so that its observers see it.
        var after = context.Saga.State;
        context.Saga.State = before;
        await context.TransitionToState(GetState(after));
    }

    private async Task CarryOutAsync(BehaviorContext<TSaga> context, Effect effect)
    {
        switch (effect)
        {
            case Effect.Send send:
                var endpoint = await context.GetSendEndpoint(_addresses.GetValueOrDefault(send.Command.GetType()) ?? _options.AddressOf(send.Command.GetType()));
                await endpoint.Send(send.Command, send.Command.GetType(), Pipe.Execute<SendContext>(sent => ExecutionHeaders.Write(sent, send)), context.CancellationToken);
                break;
            case Effect.Publish publish:
                await context.Publish(publish.Fact, publish.Fact.GetType(), Pipe.Execute<PublishContext>(ExecutionHeaders.Clear), context.CancellationToken);
                break;
            case Effect.SetTimer timer:
                var due = new WorkflowTimer { SagaId = ((IWorkflowSaga)context.Saga).CorrelationId, Token = timer.Token, Step = timer.Step };
                await context.ScheduleSend(context.ReceiveContext.InputAddress, timer.DueAt.UtcDateTime, due, Pipe.Execute<SendContext<WorkflowTimer>>(ExecutionHeaders.Clear), context.CancellationToken);
                break;
            case Effect.CancelTimer timer:
                await context.GetPayload<MessageSchedulerContext>().CancelScheduledSend(context.ReceiveContext.InputAddress, timer.Token, context.CancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect of an unknown kind.");
        }
    }
}
