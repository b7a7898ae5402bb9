using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Retrying;

namespace Sagas.Workflows.Deciding;

// The steps of the saga as they become, and their timers.
internal sealed partial class Turn<TSaga>
{
    private StepDefinition<TSaga> DefinitionOf(StepProgress step) => _definition.PartOf(step.Step).Step;

    private Backoff RetryOf(StepProgress step) => step.Status == StepStatus.Undoing ? DefinitionOf(step).UndoRetry : DefinitionOf(step).Retry;

    /// <summary>Takes the step's place, or a new one.</summary>
    private void Put(StepProgress step)
    {
        for (var i = 0; i < _steps.Count; i++)
        {
            var was = _steps[i];
            if (was.Step != step.Step || was.Key != step.Key)
                continue;
            _steps[i] = IsAsBefore(was, step) ? step : step with { Since = _now };
            return;
        }

        _steps.Add(step with { Since = _now });
    }

    private static bool IsAsBefore(StepProgress was, StepProgress step) =>
        (was.Status, was.Phase, was.Execution, was.Attempt, was.LookUps) == (step.Status, step.Phase, step.Execution, step.Attempt, step.LookUps);

    /// <summary>The step without a timer.</summary>
    private StepProgress Quiet(StepProgress step)
    {
        if (step.Timer is not { } timer)
            return step;

        _effects.Add(new Effect.CancelTimer(timer));
        return step with { Timer = null };
    }

    /// <summary>The step when it waits for nothing any more.</summary>
    private StepProgress Over(StepProgress step, StepStatus status) => Quiet(step) with { Status = status, Phase = StepPhase.Answer };

    /// <summary>The step with the limit of its answer set, if it has one.</summary>
    private StepProgress Limited(StepProgress step)
    {
        var definition = DefinitionOf(step);
        if (definition.Within is not { } within)
            return step;

        return step.Status == StepStatus.Doing && definition.Reminder is { } reminder
            ? Reminded(step with { WaitsUntil = _now + within, Reminders = 0 }, reminder.Every)
            : Timed(step, within);
    }

    /// <summary>The step with its next reminder set, or its limit where that comes before.</summary>
    private StepProgress Reminded(StepProgress step, TimeSpan every) => Timed(step, step.WaitsUntil < _now + every ? step.WaitsUntil.Value - _now : every);

    private StepProgress Timed(StepProgress step, TimeSpan after)
    {
        var token = StepIds.Timer(step.Execution, step.TimersSet + 1);
        _effects.Add(new Effect.SetTimer(token, _now + after, step.Step));
        return step with { Timer = token, TimersSet = step.TimersSet + 1 };
    }
}
