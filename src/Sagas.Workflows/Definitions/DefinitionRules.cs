namespace Sagas.Workflows.Definitions;

/// <summary>What is asked of a declaration before it is used: each mistake is a sentence that says what to write.</summary>
internal static class DefinitionRules
{
    public static IEnumerable<string> Check<TSaga>(int version, SequencePart whole)
        where TSaga : class, IWorkflowSaga
    {
        var parts = whole.All().OfType<StepPart<TSaga>>().ToList();
        if (parts.Count == 0)
            return ["It has no step. Add Step(…)."];

        return
        [
            .. parts.GroupBy(part => part.Step.Name).Where(group => group.Count() > 1).Select(group => $"{group.Count()} steps are named '{group.Key}'. Give each a name of its own."),
            .. parts.SelectMany(part => OfStep(part.Step, version)),
            .. Undoing(parts),
            .. Branches(parts),
        ];
    }

    public static IEnumerable<string> OfMigrations<TSaga>(int version, IReadOnlyList<MigrationDefinition<TSaga>> migrations)
    {
        foreach (var beyond in migrations.Where(migration => migration.From < 1 || migration.From >= version))
            yield return $"Sagas migrate from version {beyond.From}, and the workflow's is {version}. Give a version from 1 to {version - 1}, or raise the workflow's.";
        foreach (var twice in migrations.GroupBy(migration => migration.From).Where(group => group.Count() > 1))
            yield return $"{twice.Count()} migrations lead from version {twice.Key}. Declare one, with all that is to happen.";
    }

    public static IEnumerable<string> OfSentences(IEnumerable<string> states, IReadOnlyList<string> known) =>
        states.Except(known).Select(state => $"There is a sentence for state '{state}', which no saga is ever in. Mend its name, or remove In(…).");

    private static IEnumerable<string> OfStep<TSaga>(StepDefinition<TSaga> step, int version)
    {
        if (!Says(step, AnswerMeaning.Done))
            yield return $"Step '{step.Name}' has no fact that says that it is done. Add .Then<…>().";
        if (step.Command is null && step.Within is null)
            yield return $"Step '{step.Name}' waits without a limit. Add .Within(…).";
        else if (!Says(step, AnswerMeaning.Failed) && step is { Within: null, CannotBeRefused: false })
            yield return $"Step '{step.Name}' has no way to fail. Add .Fails<…>() or .Within(…), or .CannotBeRefused() where only its consumer may give up.";
        foreach (var twice in step.Answers.GroupBy(answer => answer.Fact).Where(group => group.Count() > 1))
            yield return $"Step '{step.Name}' names {twice.Key.Name} {twice.Count()} times. A fact has one meaning: name it once.";
        if (step is { Reminder: { } reminder, Command: { } command })
            yield return $"Step '{step.Name}' reminds by {reminder.Command.Command.Name} of what it has sent itself. Put the reminder on a step that waits: after {command.Command.Name} is answered, WaitFor<…>(…).Remind(…).";
        if (step.Soft is { } soft && step.AnswerOf(soft.Fact)?.Meaning != AnswerMeaning.Failed)
            yield return $"Step '{step.Name}' waits out {soft.Fact.Name}, which does not say that it failed. Add .Fails<{soft.Fact.Name}>().";
        if (step.LookUp is null && Says(step, AnswerMeaning.NeverTaken))
            yield return $"Step '{step.Name}' knows what was never taken, and nothing asks. Add .OnUnknown(…).";
        if (step.Undo is null && Says(step, AnswerMeaning.UndoFailed))
            yield return $"Step '{step.Name}' knows how its undo fails, and has none. Add .Undo(…).";
        if (step.CannotBeRefused && Says(step, AnswerMeaning.Failed))
            yield return $"Step '{step.Name}' cannot be refused and knows a fact that says so. Remove .CannotBeRefused() or .Fails<…>().";
        if (step is { LookUpsFor: { } horizon, Retry: var retry } && retry.Before(2, Guid.Empty) <= TimeSpan.Zero)
            yield return $"Step '{step.Name}' asks for {Durations.InWords(horizon)} without a pause. Add .Retry(…), whose pauses the look-ups keep.";
        if (step.IsOutside && (step.LookUp is null || step.Within is null))
            yield return $"Step '{step.Name}' is done by an outside party, whose answer may get lost. Add .Within(…) and .OnUnknown(…), which asks by the execution's key.";
        if (step.Since > (step.Until ?? version))
            yield return $"Step '{step.Name}' is in no version: it is from {step.Since} to {step.Until ?? version}. Mend .Since(…) or .Until(…), or raise the workflow's version.";
    }

    /// <summary>What stands before the pivot can be undone; what cannot stands at it or behind it.</summary>
    private static IEnumerable<string> Undoing<TSaga>(List<StepPart<TSaga>> parts)
    {
        var pivots = parts.FindAll(part => part.Step.IsPivot);
        if (pivots.Count > 1)
            yield return $"{string.Join(" and ", pivots.Select(part => $"'{part.Step.Name}'"))} are pivots. One step decides: keep .Pivot() on that.";
        foreach (var branched in pivots.Where(part => BranchesOf(part).Any()))
            yield return $"The pivot '{branched.Step.Name}' is in a branch, beside which others can still fail. Move it onto the line.";

        var pivot = pivots is [var first, ..] ? parts.IndexOf(first) : parts.Count;
        for (var i = 0; i < parts.Count; i++)
        {
            var step = parts[i].Step;
            if (i < pivot && step.CannotBeUndone)
                yield return $"Step '{step.Name}' cannot be undone and stands before the pivot. Move it behind, or add .Undo(…).";
            else if (i < pivot && step is { Undo: null, HasNothingToUndo: false, Command: not null })
                yield return $"Step '{step.Name}' has no undo before the pivot. Add .Undo(…) or .NothingToUndo().";
            else if (i > pivot && step.Undo is not null)
                yield return $"Step '{step.Name}' has an undo behind the pivot, where nothing is undone. Remove .Undo(…).";
        }
    }

    /// <summary>A fact must say which of those that wait at once it is about.</summary>
    private static IEnumerable<string> Branches<TSaga>(List<StepPart<TSaga>> parts)
    {
        foreach (var part in parts.Where(part => BranchesOf(part).Any(branch => branch.Parent is ForEachPart<TSaga>)))
        {
            foreach (var answer in part.Step.Answers.Where(answer => answer.Key is null))
                yield return $"Step '{part.Step.Name}' is in branches that come from data, and {answer.Fact.Name} does not say which. Give its key: (key: m => m.…).";
        }

        foreach (var shared in parts.SelectMany(part => part.Step.Answers.Select(answer => (answer.Fact, Part: part))).GroupBy(pair => pair.Fact, pair => pair.Part))
        {
            var several = shared.Distinct().ToList();
            for (var i = 0; i < several.Count; i++)
            {
                foreach (var other in several.Skip(i + 1).Where(other => AreAtOnce(several[i], other)))
                    yield return $"Steps '{several[i].Step.Name}' and '{other.Step.Name}' may wait for {shared.Key.Name} at once. Give each a fact of its own.";
            }
        }
    }

    private static bool AreAtOnce(Part one, Part other) =>
        BranchesOf(one).Any(mine => BranchesOf(other).Any(theirs => mine != theirs && mine.Parent == theirs.Parent));

    private static IEnumerable<Part> BranchesOf(Part part)
    {
        for (var at = part; at.Parent is { } parent; at = parent)
        {
            if (parent.HasBranches)
                yield return at;
        }
    }

    private static bool Says<TSaga>(StepDefinition<TSaga> step, AnswerMeaning meaning) => step.Answers.Any(answer => answer.Meaning == meaning);
}
