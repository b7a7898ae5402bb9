using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Deciding;

/// <summary>
/// The pure core: what an event means to a saga, by its definition, its progress and the time. It knows no clock, no I/O and no chance; the same given,
/// it answers the same.
/// </summary>
public static class Decider
{
    /// <summary>Begins a saga with its first command and moves it.</summary>
    /// <exception cref="ArgumentException">The message is not the workflow's first command.</exception>
    public static Decision Start<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga, object command, DateTimeOffset now)
        where TSaga : class, IWorkflowSaga
    {
        if (command.GetType() != definition.Start.Command)
            throw new ArgumentException($"'{definition.Name}' starts with {definition.Start.Command.Name}, not with {command.GetType().Name}.", nameof(command));

        definition.Start.Apply(saga, command);
        saga.Progress = new Progress { Version = definition.Version };
        var turn = new Turn<TSaga>(definition, saga, now);
        turn.Enter(definition.Whole, null);
        return turn.End();
    }

    /// <summary>Decides about an event of a saga that has begun, and moves it if the event is taken.</summary>
    public static Decision Decide<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga, WorkflowEvent happened, DateTimeOffset now)
        where TSaga : class, IWorkflowSaga
    {
        Migrate(definition, saga);
        return happened switch
        {
            WorkflowEvent.Message message => Message(definition, saga, message, now),
            WorkflowEvent.Timer timer => Timer(definition, saga, timer.Token, now),
            WorkflowEvent.GaveUp gaveUp => GaveUp(definition, saga, gaveUp.Execution, now),
            WorkflowEvent.Command command => OperatorRules.Decide(definition, saga, command, now),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "An event of an unknown kind."),
        };
    }

    private static void Migrate<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga)
        where TSaga : class, IWorkflowSaga
    {
        while (!saga.Progress.HasEnded && definition.Migrations.TryGetValue(saga.Progress.Version, out var migration) && (migration.Where?.Invoke(saga) ?? true))
        {
            migration.Change?.Invoke(saga);
            saga.Progress = saga.Progress with { Version = migration.From + 1 };
        }
    }

    private static Decision Message<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga, WorkflowEvent.Message message, DateTimeOffset now)
        where TSaga : class, IWorkflowSaga
    {
        var type = message.Body.GetType();
        if (type == definition.Start.Command)
            return Decision.Not(Verdict.Ignored, now, "The saga has begun already.");
        if (saga.Progress.HasEnded)
            return Decision.Not(Verdict.Late, now, "The saga has ended.");

        foreach (var part in definition.WaitingFor(type))
        {
            var answer = part.Step.AnswerOf(type)!;
            if (Find(saga.Progress.Steps, part.Step.Name, answer.Key?.Invoke(message.Body)) is not { } step || !answer.Meaning.IsExpectedBy(step))
                continue;
            if (message.Execution is { } execution && execution != step.Execution)
                return Decision.Not(Verdict.Late, now, $"It answers an execution of '{step.Step}' that is over.");
            if (answer.Meaning.IsOfOneAttempt() && message.Attempt is { } attempt && attempt != step.Attempt)
                return Decision.Not(Verdict.Late, now, $"It is about attempt {attempt} of '{step.Step}', and attempt {step.Attempt} is under way.");

            answer.Apply(saga, message.Body);
            var turn = new Turn<TSaga>(definition, saga, now);
            turn.Answer(step, answer.Meaning, isSoft: part.Step.Soft?.IsToldBy(message.Body) ?? false);
            return turn.End(step);
        }

        return Decision.Not(Verdict.Ignored, now, $"The saga does not wait for {type.Name} now.");
    }

    private static Decision Timer<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga, Guid token, DateTimeOffset now)
        where TSaga : class, IWorkflowSaga
    {
        foreach (var step in saga.Progress.Steps)
        {
            if (step.Timer != token)
                continue;

            var turn = new Turn<TSaga>(definition, saga, now);
            turn.Ring(step);
            return turn.End(step);
        }

        return Decision.Not(saga.Progress.HasEnded ? Verdict.Late : Verdict.Ignored, now, "The timer was cancelled or replaced.");
    }

    /// <summary>A fault is an unknown outcome: asked about where that can be asked, a person's otherwise. It never undoes by itself.</summary>
    private static Decision GaveUp<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga, Guid execution, DateTimeOffset now)
        where TSaga : class, IWorkflowSaga
    {
        foreach (var step in saga.Progress.Steps)
        {
            if (step.Execution != execution || !step.IsUnderWay)
                continue;

            var turn = new Turn<TSaga>(definition, saga, now);
            turn.Unknown(step);
            return turn.End(step);
        }

        return Decision.Not(Verdict.Late, now, "The execution is over.");
    }

    private static StepProgress? Find(IReadOnlyList<StepProgress> steps, string name, string? key)
    {
        foreach (var step in steps)
        {
            if (step.Step == name && (key is null || step.Key is { } own && (own == key || own.EndsWith("/" + key, StringComparison.Ordinal))))
                return step;
        }

        return null;
    }
}
