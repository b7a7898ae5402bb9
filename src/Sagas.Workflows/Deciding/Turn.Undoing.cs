using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Deciding;

// Going back over exactly what was done, in reverse order.
internal sealed partial class Turn<TSaga>
{
    /// <summary>From here on the saga goes back.</summary>
    public void Undo()
    {
        _course = Course.Undoing;
        _joins.Clear();
        foreach (var step in _steps.Where(step => step.Status == StepStatus.Doing).ToList())
        {
            // What only waits has done nothing, and what is to be done anew neither. All others may be done: they are asked for, or waited for.
            var definition = DefinitionOf(step);
            if (definition.Command is null || step.Phase == StepPhase.Later)
                Put(Over(step, StepStatus.Failed));
            else if (step.Phase == StepPhase.Pause && definition.LookUp is not null)
                LookUp(Quiet(step) with { LookUps = 0 });
        }

        GoOnUndoing();
    }

    private void Failed(StepProgress step)
    {
        var isPersons = _course == Course.Forward && _isPastPivot;
        Put(Over(step, StepStatus.Failed) with { Phase = isPersons ? StepPhase.Person : StepPhase.Answer });
        if (_course == Course.Undoing)
            GoOnUndoing();
        else if (!isPersons)
            Undo();
    }

    private void GoOnUndoing()
    {
        if (_steps.Exists(step => step.IsUnderWay))
            return;

        while (_steps.Where(step => step.Status == StepStatus.Done).MaxBy(step => step.DoneAs) is { } last)
        {
            if (DefinitionOf(last).Undo is null)
            {
                Put(last with { Status = StepStatus.Undone }); // There was nothing to undo.
                continue;
            }

            Send(last with
            {
                Status = StepStatus.Undoing,
                Execution = StepIds.Execution(_saga.CorrelationId, last.Step, last.Key, isUndo: true, last.Number),
                Attempt = 1,
            });
            return;
        }

        _course = Course.Compensated;
        Tell(_definition.Compensated);
    }
}
