using System.Globalization;
using System.Text;
using Sagas.Workflows.Diagrams.Texts;
using Sagas.Workflows.Diagrams.Undoing;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Writing;

/// <summary>Writes a workflow as a Mermaid flowchart. Nodes have numbers for names: no name of a workflow can be one of Mermaid's words.</summary>
internal sealed class MermaidWriter
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<PartShape, string> _entries = new(ReferenceEqualityComparer.Instance);
    private int _nodes;
    private int _depth = 1;

    /// <summary>The text of a workflow's flowchart.</summary>
    public string Write(WorkflowShape shape)
    {
        _text.Append("flowchart TB\n");
        var start = Node($"([{MermaidText.Quoted(shape.StartsWith)}])");
        var exits = WriteSequence(shape.Parts, [new MermaidExit(start, shape.State)]);
        Enter(exits, Node($"([{MermaidText.Quoted(Lines(shape.Completed))}])"));
        WriteBack(shape);
        Line($"classDef pivot stroke-width:4px");
        Line($"classDef undo stroke-dasharray:4 3");
        return _text.ToString();
    }

    private static IEnumerable<string> Lines(StepShape step)
    {
        yield return step.Name;
        foreach (var times in StepWords.Times(step))
            yield return times;
        if (step.LookUp is not null)
            yield return $"look-up: {step.LookUp}";
        if (step.IsPivot)
            yield return StepWords.NoReturn;
    }

    private static string[] Lines(EndShape end) => end.Fact is null ? [end.State] : [end.State, end.Fact];

    private IReadOnlyList<MermaidExit> WriteSequence(IEnumerable<PartShape> parts, IReadOnlyList<MermaidExit> exits) =>
        parts.Aggregate(exits, (before, part) => WritePart(part, before));

    private IReadOnlyList<MermaidExit> WritePart(PartShape part, IReadOnlyList<MermaidExit> exits) => part switch
    {
        StepShape step => WriteStep(step, exits),
        ChoiceShape choice => WriteChoice(choice, exits),
        ParallelShape parallel => WriteParallel(parallel, exits),
        ForEachShape each => WriteForEach(each, exits),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part of an unknown kind. Allowed: step, choice, parallel, for each. Give the flowchart a node for it."),
    };

    private IReadOnlyList<MermaidExit> WriteStep(StepShape step, IReadOnlyList<MermaidExit> exits)
    {
        var node = Node($"[{MermaidText.Quoted([.. Lines(step)])}]{(step.IsPivot ? ":::pivot" : "")}");
        _entries[step] = node;
        Enter(exits, node);
        return [new MermaidExit(node, step.State)];
    }

    private IReadOnlyList<MermaidExit> WriteChoice(ChoiceShape choice, IReadOnlyList<MermaidExit> exits)
    {
        var node = Node($"{{\"?\"}}");
        _entries[choice] = node;
        Enter(exits, node);
        return [.. WriteSequence(choice.Then, [new MermaidExit(node, "yes")]), .. WriteSequence(choice.Otherwise, [new MermaidExit(node, "no")])];
    }

    private IReadOnlyList<MermaidExit> WriteParallel(ParallelShape parallel, IReadOnlyList<MermaidExit> exits)
    {
        var fork = Node($"[/{MermaidText.Quoted(parallel.Name)}\\]");
        _entries[parallel] = fork;
        Enter(exits, fork);
        List<MermaidExit> ends = [.. parallel.Branches.SelectMany(branch => WriteSequence(branch.Parts, [new MermaidExit(fork, branch.Name)]))];
        var join = Node($"[\\\"all done\"/]");
        Enter(ends, join);
        return [new MermaidExit(join, null)];
    }

    private IReadOnlyList<MermaidExit> WriteForEach(ForEachShape each, IReadOnlyList<MermaidExit> exits)
    {
        var group = Next();
        _entries[each] = group;
        Line($"subgraph {group}[{MermaidText.Quoted($"for each of {each.Name}")}]");
        _depth++;
        var inner = WriteSequence(each.Parts, []);
        _depth--;
        Line($"end");
        Enter(exits, group);
        return [new MermaidExit(group, inner.Count == 1 ? inner[0].Label : null)];
    }

    /// <summary>The way back: a failure enters it, and each undo leads to the one before, up to the end without effect.</summary>
    private void WriteBack(WorkflowShape shape)
    {
        var before = Node($"([{MermaidText.Quoted(Lines(shape.Compensated))}])");
        foreach (var stop in UndoStop.Of(shape))
        {
            var undo = stop.Undone.Count == 0 ? before : WriteUndo(stop, before);
            Line($"{_entries[stop.Part]} -. \"fails\" .-> {(stop.IsBehindFailure ? before : undo)}");
            before = undo;
        }
    }

    private string WriteUndo(UndoStop stop, string before)
    {
        var undo = Node($"[{MermaidText.Quoted($"undo: {stop.Commands}")}]:::undo");
        Line($"{undo} -.-> {before}");
        return undo;
    }

    private void Enter(IEnumerable<MermaidExit> exits, string node)
    {
        foreach (var exit in exits)
            Line($"{exit.Node} -->{(exit.Label is null ? "" : $"|{MermaidText.Quoted(exit.Label)}|")} {node}");
    }

    private string Node(FormattableString shape)
    {
        var name = Next();
        Line($"{name}{shape.ToString(CultureInfo.InvariantCulture)}");
        return name;
    }

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"n{++_nodes}");

    private void Line(FormattableString line) => _text.Append(' ', _depth * 4).Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
