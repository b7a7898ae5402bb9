using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Deciding;

// What a person decided about the step that waited for one.
internal sealed partial class Turn<TSaga>
{
    /// <summary>Does it once more, as a new execution; an undo as the same, since it is to happen once.</summary>
    public void Retry(StepProgress step)
    {
        if (step.Status == StepStatus.Undoing)
            Send(step with { Attempt = step.Attempt + 1 });
        else
            Begin(DefinitionOf(step), step.Key);
    }

    /// <summary>Goes on as if it were done, or undone.</summary>
    public void Skip(StepProgress step)
    {
        Put(Over(step, StepStatus.Skipped));
        if (_course == Course.Undoing)
            GoOnUndoing();
        else
            Leave(_definition.PartOf(step.Step), step.Key);
    }

    /// <summary>Asks what became of it, or sends it again under its key.</summary>
    public void Resume(StepProgress step)
    {
        if (step.Status == StepStatus.Doing && DefinitionOf(step).LookUp is not null)
            LookUp(step with { LookUps = 0 });
        else
            Send(step with { Attempt = step.Attempt + 1 });
    }
}
