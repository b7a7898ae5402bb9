using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Deciding;

/// <summary>What a person may do to a saga where it stands, and what it means.</summary>
internal static class OperatorRules
{
    public static Decision Decide<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga, WorkflowEvent.Command order, DateTimeOffset now)
        where TSaga : class, IWorkflowSaga
    {
        var waiting = saga.Progress.AtPerson;
        if (Objection(saga.Progress, order.Act) is { } objection)
            return Decision.Not(Verdict.Refused, now, objection);

        definition.Ordered?.Invoke(saga, order.Act, order.Reason);
        var turn = new Turn<TSaga>(definition, saga, now);
        switch (order.Act)
        {
            case OperatorAct.Retry:
                turn.Retry(waiting!);
                break;
            case OperatorAct.Skip:
                turn.Skip(waiting!);
                break;
            case OperatorAct.Resume:
                turn.Resume(waiting!);
                break;
            case OperatorAct.Compensate or OperatorAct.Cancel:
                turn.Undo();
                break;
        }

        return turn.End(waiting);
    }

    /// <summary>Why the act may not happen now, in words; null when it may.</summary>
    public static string? Objection(Progress progress, OperatorAct act) => Objection(progress, progress.AtPerson, act);

    private static string? Objection(Progress progress, StepProgress? waiting, OperatorAct act) => act switch
    {
        _ when progress.HasEnded => "The saga has ended.",
        OperatorAct.Compensate or OperatorAct.Cancel when progress.IsPastPivot => "The step that decides is done: the saga goes only forward.",
        OperatorAct.Compensate or OperatorAct.Cancel when progress.Course == Course.Undoing => "It is being undone already.",
        OperatorAct.Compensate or OperatorAct.Cancel when waiting is { Status: StepStatus.Doing } => $"It is not known whether '{waiting.Step}' was done. Resume first, which asks.",
        OperatorAct.Compensate or OperatorAct.Cancel => null,
        _ when waiting is null => "No step waits for a person.",
        OperatorAct.Retry when waiting.Status == StepStatus.Doing => $"It is not known whether '{waiting.Step}' was done, and a new execution might do it twice. Resume asks, or sends it again under its key.",
        OperatorAct.Skip when waiting.Status == StepStatus.Doing && !progress.IsPastPivot => $"It is not known whether '{waiting.Step}' was done, and what is skipped is never undone. Resume asks, or sends it again under its key.",
        OperatorAct.Resume when waiting.Status == StepStatus.Failed => $"It is known that '{waiting.Step}' failed. Retry does it once more, as a new execution.",
        _ => null,
    };
}
