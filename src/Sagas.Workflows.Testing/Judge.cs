using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Testing;

/// <summary>What must hold of a schedule when it has come to rest, by the parties' books.</summary>
internal static class Judge
{
    public static IEnumerable<Violation> Of<TSaga>(WorkflowDefinition<TSaga> definition, Night<TSaga> night)
        where TSaga : class, IWorkflowSaga
    {
        var (progress, acts) = (night.Saga.Progress, night.Outside.Acts);
        var stands = acts.Values.Where(act => act.IsDone && !act.IsUndone).ToList();

        foreach (var what in night.AfterEnd)
            yield return new Violation("I4 OneTerminalState", $"{what} was taken after the end.");
        if (night.AfterEnd.Count > 0)
            yield break; // It was stopped there.

        if (!night.IsQuiet)
            yield return new Violation("I1 NoLostCommand", $"It never came to rest; it is {night.Saga.State}.");
        else if (!progress.HasEnded && night.Saga.State != WorkflowStates.NeedsAttention)
            yield return new Violation("I1 NoLostCommand", $"Nothing is under way and it is {night.Saga.State}, neither ended nor before a person.");

        foreach (var twice in stands.GroupBy(act => (act.Step, act.Key)).Where(group => group.Count() > 1))
            yield return new Violation("I2 NoDoubleAct", $"'{twice.Key.Step}' {twice.Key.Key} was done {twice.Count()} times.");

        var ends = night.Published.Count;
        var expected = progress.Course switch
        {
            Course.Completed => definition.Completed.Fact is null ? 0 : 1,
            Course.Compensated => definition.Compensated.Fact is null ? 0 : 1,
            _ => 0,
        };
        if (ends != expected)
            yield return new Violation("I4 OneTerminalState", $"It is {night.Saga.State} and told so {ends} times.");
        foreach (var strange in night.Outside.Strange)
            yield return new Violation("I8 UndoneIsDone", strange);
        if (progress.Course == Course.Completed && night.Outside.Undone.Count > 0)
            yield return new Violation("I8 UndoneIsDone", $"It completed, and '{night.Outside.Undone[0].Step}' was undone.");
        if (progress.Course == Course.Compensated)
        {
            foreach (var left in stands.Where(act => !night.Skipped.Contains(act.Step) && definition.PartOf(act.Step).Step is { Undo: not null } or { IsPivot: true, HasNothingToUndo: false }))
                yield return new Violation("I8 UndoneIsDone", $"It was compensated, and '{left.Step}' {left.Key} stands.");
        }

        var learned = night.LearnedDone.Where(acts.ContainsKey).Select(execution => acts[execution]).Where(act => act.IsUndone && !night.Skipped.Contains(act.Step)).ToList(); // What a person passed over may still be undone by a command under way.
        var undone = night.Outside.Undone.Where(learned.Contains).ToList();
        if (!undone.SequenceEqual(Enumerable.Reverse(learned)))
            yield return new Violation("I8 UndoneIsDone", $"Undone in the order {string.Join(", ", undone.Select(act => act.Step))}, done in the order {string.Join(", ", learned.Select(act => act.Step))}.");
    }
}
