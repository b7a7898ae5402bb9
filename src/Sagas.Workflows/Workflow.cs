using Sagas.Workflows.Deciding;
using Sagas.Workflows.Definitions;

namespace Sagas.Workflows;

/// <summary>
/// A workflow, declared in its constructor: how it starts, its steps in order with what undoes each, and how it ends. All else is made from that.
/// </summary>
/// <typeparam name="TSaga">The saga that it moves.</typeparam>
public abstract class Workflow<TSaga>
    where TSaga : class, IWorkflowSaga
{
    private readonly string _name;
    private readonly int _version;
    private readonly Stack<List<Func<Part>>> _open = new([[]]);
    private IReadOnlyList<string> _correlatedBy = [nameof(IWorkflowSaga.CorrelationId)];
    private readonly List<MigrationDefinition<TSaga>> _migrations = [];
    private readonly Dictionary<string, Func<TSaga, string>> _sentences = [];
    private StartDefinition<TSaga>? _start;
    private Action<TSaga, OperatorAct, string>? _ordered;
    private EndDefinition<TSaga> _completed = new("Completed", null, null);
    private EndDefinition<TSaga> _compensated = new("Failed", null, null);

    /// <summary>Begins the declaration.</summary>
    /// <param name="name">The workflow's name, such as <c>payment</c>.</param>
    /// <param name="version">The version that new sagas begin on, from one on.</param>
    protected Workflow(string name, int version)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        (_name, _version) = (name, version);
    }

    /// <summary>What was declared, checked.</summary>
    /// <exception cref="WorkflowDefinitionException">It cannot be carried out; each mistake is named.</exception>
    public WorkflowDefinition<TSaga> Define()
    {
        var whole = Built(_open.Peek());
        whole.Hang();
        var mistakes = DefinitionRules.Check<TSaga>(_version, whole).ToList();
        mistakes.AddRange(DefinitionRules.OfSentences(_sentences.Keys, WorkflowStates.Of(_start?.State, whole.All().OfType<StepPart<TSaga>>().Select(part => part.Step.State), _completed.State, _compensated.State)));
        mistakes.AddRange(DefinitionRules.OfMigrations(_version, _migrations));
        if (_start is null)
            mistakes.Insert(0, "It has no start. Add StartsWith<…>(…).");
        if (mistakes.Count > 0)
            throw new WorkflowDefinitionException(_name, mistakes);

        return new WorkflowDefinition<TSaga>(new Declaration<TSaga>
        {
            Name = _name,
            Version = _version,
            CorrelatedBy = _correlatedBy,
            Start = _start!,
            Whole = whole,
            Completed = _completed,
            Compensated = _compensated,
            Migrations = _migrations,
            Sentences = _sentences,
            Ordered = _ordered,
        });
    }

    /// <summary>The command that begins a saga.</summary>
    /// <param name="take">What the saga takes over from it.</param>
    /// <param name="state">The state that it begins in.</param>
    protected void StartsWith<TCommand>(Action<TSaga, TCommand> take, string state)
        where TCommand : class => _start = new StartDefinition<TSaga>(typeof(TCommand), (saga, command) => take(saga, (TCommand)command), state);

    /// <summary>
    /// By which of their properties, each a Guid, commands and facts tell which saga they are about; <c>CorrelationId</c> unless told. The first that a message has counts.
    /// </summary>
    protected void CorrelatedBy(params IReadOnlyList<string> properties) => _correlatedBy = properties;

    /// <summary>
    /// Running sagas of a version go on by the next one, from their next event on: they pass its new steps where those lie before them, and finish what they have begun.
    /// Without it a saga finishes on the version that it began on.
    /// </summary>
    /// <param name="from">The version that they are on.</param>
    /// <param name="where">Which of them; all unless told. By the saga alone, and once so always so.</param>
    /// <param name="change">What becomes of their data.</param>
    protected void Migrates(int from, Func<TSaga, bool>? where = null, Action<TSaga>? change = null) => _migrations.Add(new MigrationDefinition<TSaga>(from, where, change));

    /// <summary>The next step.</summary>
    protected StepBuilder<TSaga> Step(string name)
    {
        var step = new StepBuilder<TSaga>(name);
        _open.Peek().Add(() => new StepPart<TSaga>(step.Step));
        return step;
    }

    /// <summary>Waits for what a person or another system does of its own accord. Give it a limit, at which the step fails.</summary>
    /// <param name="name">The step's name.</param>
    /// <param name="take">What the saga takes over from the fact.</param>
    /// <param name="key">Which branch the fact is about, in a part that comes from data.</param>
    protected StepBuilder<TSaga> WaitFor<TFact>(string name, Action<TSaga, TFact>? take = null, Func<TFact, string>? key = null)
        where TFact : class => Step(name).Then(take, key);

    /// <summary>One of two ways, by the saga alone; asked when it comes here.</summary>
    protected void When(Func<TSaga, bool> isSo, Action then, Action? otherwise = null)
    {
        var (first, second) = (BodyOf(then), BodyOf(otherwise));
        _open.Peek().Add(() => new ChoicePart<TSaga>(isSo, Built(first), Built(second)));
    }

    /// <summary>Branches side by side; the saga goes on when all have ended, and undoes what was done in them when one fails.</summary>
    protected void InParallel(string name, params IReadOnlyList<(string Name, Action Steps)> branches)
    {
        var bodies = branches.Select(branch => (branch.Name, Body: BodyOf(branch.Steps))).ToList();
        _open.Peek().Add(() => new ParallelPart(name, [.. bodies.Select(branch => (branch.Name, Built(branch.Body)))]));
    }

    /// <summary>A branch for each element of the saga's data: those of equal order side by side, group after group.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="elements">The elements, asked when the saga comes here.</param>
    /// <param name="key">The key of an element, which its commands and facts carry: unique and without <c>/</c>.</param>
    /// <param name="order">Its order.</param>
    /// <param name="steps">What each branch does.</param>
    protected void ForEach<TElement>(string name, Func<TSaga, IEnumerable<TElement>> elements, Func<TElement, string> key, Func<TElement, int> order, Action steps)
    {
        var body = BodyOf(steps);
        _open.Peek().Add(() => new ForEachPart<TSaga>(name, saga => elements(saga).Select(element => (key(element), order(element))), Built(body)));
    }

    /// <summary>What a saga in a state waits for, in a sentence for anybody, filled from the saga; shown before what the workflow says by itself.</summary>
    protected void In(string state, Func<TSaga, string> sentence) => _sentences[state] = sentence;

    /// <summary>What a saga takes over from an order of a person that is followed, such as why it is undone: the act, and the reason in the person's words.</summary>
    protected void Ordered(Action<TSaga, OperatorAct, string> take) => _ordered = take;

    /// <summary>How a saga ends with its effect.</summary>
    protected void Completes<TFact>(Func<TSaga, TFact> fact, string state = "Completed")
        where TFact : class => Completes((saga, _) => fact(saga), state);

    /// <summary>The same, with the time at which it ends.</summary>
    protected void Completes<TFact>(Func<TSaga, DateTimeOffset, TFact> fact, string state = "Completed")
        where TFact : class => _completed = new EndDefinition<TSaga>(state, typeof(TFact), fact);

    /// <summary>How a saga ends without, when all that was done is undone.</summary>
    protected void Compensated<TFact>(Func<TSaga, TFact> fact, string state = "Failed")
        where TFact : class => Compensated((saga, _) => fact(saga), state);

    /// <summary>The same, with the time at which it ends.</summary>
    protected void Compensated<TFact>(Func<TSaga, DateTimeOffset, TFact> fact, string state = "Failed")
        where TFact : class => _compensated = new EndDefinition<TSaga>(state, typeof(TFact), fact);

    private static SequencePart Built(List<Func<Part>> parts) => new([.. parts.Select(part => part())]);

    private List<Func<Part>> BodyOf(Action? steps)
    {
        _open.Push([]);
        steps?.Invoke();
        return _open.Pop();
    }
}
