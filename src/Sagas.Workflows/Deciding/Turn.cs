using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Deciding;

/// <summary>One decision in the making: the saga's progress as it becomes, and what is to be carried out.</summary>
internal sealed partial class Turn<TSaga>
    where TSaga : class, IWorkflowSaga
{
    private readonly WorkflowDefinition<TSaga> _definition;
    private readonly TSaga _saga;
    private readonly DateTimeOffset _now;
    private readonly List<StepProgress> _steps;
    private readonly List<Join> _joins;
    private readonly List<Effect> _effects = [];
    private readonly int _version;
    private Course _course;
    private bool _isPastPivot;

    public Turn(WorkflowDefinition<TSaga> definition, TSaga saga, DateTimeOffset now)
    {
        (_definition, _saga, _now) = (definition, saga, now);
        var progress = saga.Progress;
        (_version, _course, _isPastPivot) = (progress.Version, progress.Course, progress.IsPastPivot);
        _steps = [.. progress.Steps];
        _joins = [.. progress.Joins];
    }

    /// <summary>Moves the saga and returns what is to be carried out.</summary>
    /// <param name="about">The step as it was when the event came, if it was about one.</param>
    public Decision End(StepProgress? about = null)
    {
        _saga.Progress = new Progress { Version = _version, Course = _course, IsPastPivot = _isPastPivot, Steps = _steps, Joins = _joins };
        _saga.State = _definition.StateOf(_saga.Progress);
        return new Decision(Verdict.Taken, _now, _effects, about?.Step, about?.Execution, about?.Attempt);
    }

    /// <summary>A step's answer came.</summary>
    /// <param name="step">The step.</param>
    /// <param name="meaning">What it says.</param>
    /// <param name="isSoft">Whether the failure may pass by waiting.</param>
    public void Answer(StepProgress step, AnswerMeaning meaning, bool isSoft)
    {
        switch (meaning)
        {
            case AnswerMeaning.Done:
                Done(step);
                break;
            case AnswerMeaning.Failed when isSoft && TryLater(step):
                break;
            case AnswerMeaning.Failed:
                Failed(step);
                break;
            case AnswerMeaning.Unknown:
                Unknown(step);
                break;
            case AnswerMeaning.Unavailable:
                Unavailable(step);
                break;
            case AnswerMeaning.NeverTaken:
                NeverTaken(step);
                break;
            case AnswerMeaning.Undone:
                Put(Over(step, StepStatus.Undone));
                GoOnUndoing();
                break;
            case AnswerMeaning.NeedsPerson or AnswerMeaning.UndoFailed:
                ToPerson(step);
                break;
        }
    }

    /// <summary>A step's timer is due.</summary>
    public void Ring(StepProgress step)
    {
        step = step with { Timer = null };
        switch (step.Phase)
        {
            case StepPhase.Pause:
                Send(step with { Attempt = step.Attempt + 1 });
                break;
            case StepPhase.LookUp:
                LookUp(step);
                break;
            case StepPhase.Later:
                Send(step with { Attempt = 1 });
                break;
            case StepPhase.Answer when step.Status == StepStatus.Doing && DefinitionOf(step).Command is null:
                WaitOn(step);
                break;
            case StepPhase.Answer:
                Unknown(step);
                break;
            case StepPhase.Person:
                Put(step); // Nothing is timed for a person; the saga was moved by hand.
                break;
        }
    }

    /// <summary>What is waited for has not come: whoever it is waited for is reminded, until the limit.</summary>
    private void WaitOn(StepProgress step)
    {
        if (DefinitionOf(step).Reminder is not { } reminder || step.WaitsUntil <= _now)
        {
            Failed(step);
            return;
        }

        Send(reminder.Command, step, SendPurpose.Remind);
        Put(Reminded(step with { Reminders = step.Reminders + 1 }, reminder.Every));
    }

    /// <summary>It is not known whether the step's command was done: it is asked, or sent again under its key, or a person's.</summary>
    public void Unknown(StepProgress step)
    {
        if (step.Status == StepStatus.Doing && DefinitionOf(step).LookUp is not null)
        {
            if (step.Phase == StepPhase.LookUp && step.LookUps > 0)
                Pause(step, StepPhase.LookUp, step.LookUps + 1); // Asked just now, and not known there either.
            else
                LookUp(Quiet(step) with { LookUps = 0 });
        }
        else if (!TrySendAgain(step))
        {
            ToPerson(step);
        }
    }

    private void Unavailable(StepProgress step)
    {
        if (!TrySendAgain(step))
            Unknown(step); // Not now is no promise that nothing was done by an attempt before.
    }

    private void NeverTaken(StepProgress step)
    {
        if (_course == Course.Undoing || !TrySendAgain(step))
            Failed(step); // It is known that nothing was done.
    }

    /// <summary>Sends the command again under its key after a pause. False when that was the last attempt; then nothing happened.</summary>
    private bool TrySendAgain(StepProgress step)
    {
        if (step.Attempt >= RetryOf(step).Attempts)
            return false;

        Pause(step, StepPhase.Pause, step.Attempt + 1);
        return true;
    }

    /// <summary>Does the step anew later. False where the saga goes back, or it is too late for that; then nothing happened.</summary>
    private bool TryLater(StepProgress step)
    {
        var (number, first) = (step.Number + 1, step.FailingSince ?? _now);
        var execution = StepIds.Execution(_saga.CorrelationId, step.Step, step.Key, isUndo: false, number);
        var after = step.PlannedFor > _now ? step.PlannedFor.Value : _now; // Done before its time, by hand: the next time is after that one.
        if (_course == Course.Undoing || DefinitionOf(step).Soft!.Later.Next(execution, first, after) is not { } next)
            return false;

        step = Quiet(step) with { Phase = StepPhase.Later, Execution = execution, Number = number, Attempt = 0, LookUps = 0, FailingSince = first, PlannedFor = next };
        Put(Timed(step, next - _now));
        return true;
    }

    private void LookUp(StepProgress step)
    {
        var definition = DefinitionOf(step);
        if (step.LookUps >= definition.MaxLookUps)
        {
            ToPerson(step);
            return;
        }

        step = step with { Phase = StepPhase.LookUp, LookUps = step.LookUps + 1 };
        Send(definition.LookUp!, step, SendPurpose.LookUp);
        Put(Limited(step));
    }

    private void Send(StepProgress step)
    {
        var definition = DefinitionOf(step);
        step = step with { Phase = StepPhase.Answer, LookUps = 0 };
        if (step.Status == StepStatus.Undoing)
            Send(definition.Undo!, step, SendPurpose.Undo);
        else if (definition.Command is { } command)
            Send(command, step, SendPurpose.Do);
        Put(Limited(step));
    }

    private void Send(CommandDefinition<TSaga> command, StepProgress step, SendPurpose purpose) =>
        _effects.Add(new Effect.Send(command.Make(_saga, step.Key), step.Execution, step.Step, step.Key, step.Attempt, purpose));

    private void Pause(StepProgress step, StepPhase phase, int before)
    {
        var pause = RetryOf(step).Before(before, step.Execution);
        step = Quiet(step) with { Phase = phase };
        if (pause > TimeSpan.Zero)
            Put(Timed(step, pause));
        else if (phase == StepPhase.LookUp)
            LookUp(step);
        else
            Send(step with { Attempt = step.Attempt + 1 });
    }

    private void ToPerson(StepProgress step) => Put(Quiet(step) with { Phase = StepPhase.Person });
}
