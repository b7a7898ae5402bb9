using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Deciding;

// Going forward through the definition's tree.
internal sealed partial class Turn<TSaga>
{
    /// <summary>The saga comes to a part.</summary>
    public void Enter(Part part, string? key)
    {
        switch (part)
        {
            case StepPart<TSaga> step when step.Step.IsIn(_version):
                Begin(step.Step, key);
                break;
            case SequencePart { Parts: [var first, ..] }:
                Enter(first, key);
                break;
            case ChoicePart<TSaga> choice:
                Enter(choice.For(_saga), key);
                break;
            case ParallelPart parallel:
                _joins.Add(new Join(parallel.Name, key, [.. parallel.Branches.Select(branch => branch.Name)], []));
                foreach (var (_, body) in parallel.Branches)
                    Enter(body, key);
                break;
            case ForEachPart<TSaga> each:
                Begin(each, key, each.GroupsOf(_saga));
                break;
            default:
                Leave(part, key); // Not in this version, or nothing in it.
                break;
        }
    }

    /// <summary>The saga has passed a part.</summary>
    private void Leave(Part part, string? key)
    {
        if (_course != Course.Forward)
            return; // A branch before it failed in this very turn.

        switch (part.Parent)
        {
            case null:
                _course = Course.Completed;
                Tell(_definition.Completed);
                break;
            case SequencePart sequence when part.Index + 1 < sequence.Parts.Count:
                Enter(sequence.Parts[part.Index + 1], key);
                break;
            case ParallelPart parallel:
                EndBranch(parallel, parallel.Name, key, parallel.Branches[part.Index].Name);
                break;
            case ForEachPart<TSaga> each:
                EndBranch(each, each.Name, BranchKeys.Outer(key!), BranchKeys.Inner(key!));
                break;
            case var parent:
                Leave(parent, key);
                break;
        }
    }

    private void Begin(StepDefinition<TSaga> step, string? key)
    {
        var number = 1 + (_steps.Find(known => known.Step == step.Name && known.Key == key)?.Number ?? 0);
        Send(new StepProgress
        {
            Step = step.Name,
            Key = key,
            Status = StepStatus.Doing,
            Execution = StepIds.Execution(_saga.CorrelationId, step.Name, key, isUndo: false, number),
            Number = number,
            Attempt = 1,
        });
    }

    private void Begin(ForEachPart<TSaga> each, string? outer, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        if (groups.Count == 0)
        {
            Leave(each, outer);
            return;
        }

        _joins.Add(new Join(each.Name, outer, groups[0], [.. groups.Skip(1)]));
        foreach (var inner in groups[0])
            Enter(each.Body, BranchKeys.In(outer, inner));
    }

    private void EndBranch(Part part, string name, string? outer, string branch)
    {
        var at = _joins.FindIndex(join => join.Part == name && join.Key == outer);
        var join = _joins[at] with { Open = [.. _joins[at].Open.Where(open => open != branch)] };
        if (join.Open.Count > 0)
        {
            _joins[at] = join;
            return;
        }

        _joins.RemoveAt(at);
        if (join.Later.Count > 0)
            Begin((ForEachPart<TSaga>)part, outer, join.Later);
        else
            Leave(part, outer);
    }

    private void Done(StepProgress step)
    {
        var part = _definition.PartOf(step.Step);
        Put(Over(step, StepStatus.Done) with { DoneAs = 1 + _steps.Max(known => known.DoneAs) });
        _isPastPivot |= part.Step.IsPivot;
        if (_course == Course.Undoing && part.Step.IsPivot)
            _course = Course.Forward; // It decided, against whoever wanted to go back. Nothing is undone yet: what is under way is waited for.
        if (_course == Course.Forward)
            Leave(part, step.Key);
        else
            GoOnUndoing(); // It was under way when another failed: it is done, so it is undone.
    }

    private void Tell(EndDefinition<TSaga> end)
    {
        if (end.Fact is { } fact)
            _effects.Add(new Effect.Publish(fact(_saga, _now)));
    }
}
