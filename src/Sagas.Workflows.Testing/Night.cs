using Sagas.Workflows.Deciding;
using Sagas.Workflows.Definitions;

namespace Sagas.Workflows.Testing;

/// <summary>One schedule: a saga, its parties, and what goes wrong between them until it is calm again.</summary>
internal sealed class Night<TSaga>
    where TSaga : class, IWorkflowSaga
{
    private const int FaultyEvents = 80;
    private const int MostEvents = 2_000;
    private const int Good = 6;
    private static readonly OperatorAct[] Acts = Enum.GetValues<OperatorAct>();
    private readonly WorkflowDefinition<TSaga> _definition;
    private readonly TSaga _saga;
    private readonly Func<TSaga, TSaga> _copy;
    private readonly Choices _choices;
    private readonly Dictionary<Fault, int> _faults;
    private readonly List<string>? _trace;
    private readonly List<Parcel> _underWay = [];
    private readonly Dictionary<Guid, DateTimeOffset> _timers = [];
    private readonly List<Guid> _oldTimers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int _events;

    public Night(WorkflowDefinition<TSaga> definition, TSaga saga, Func<TSaga, TSaga> copy, IReadOnlyDictionary<Type, IParty> parties, Choices choices, Dictionary<Fault, int> faults, List<string>? trace)
    {
        (_definition, _saga, _copy, _choices, _faults, _trace) = (definition, saga, copy, choices, faults, trace);
        Outside = new Outside(parties, step => definition.PartOf(step).Step.Within is not null, choices, Met);
    }

    public Outside Outside { get; }

    public TSaga Saga => _saga;

    /// <summary>What was published.</summary>
    public List<object> Published { get; } = [];

    /// <summary>Executions in the order in which the saga learned that they are done.</summary>
    public List<Guid> LearnedDone { get; } = [];

    /// <summary>Steps that a person passed over.</summary>
    public HashSet<string> Skipped { get; } = [];

    /// <summary>How many events the saga decided about, its first command not counted.</summary>
    public int Decisions { get; private set; }

    /// <summary>Whether it came to rest.</summary>
    public bool IsQuiet => _underWay.Count == 0 && _timers.Count == 0;

    /// <summary>What was taken after the end.</summary>
    public List<string> AfterEnd { get; } = [];

    private bool IsCalm => _events >= FaultyEvents;

    public void Pass(object command)
    {
        Carry(Decider.Start(_definition, _saga, command, _now), twice: false);
        for (; !IsQuiet && AfterEnd.Count == 0 && _events < MostEvents; _events++)
            Next();
    }

    private void Next()
    {
        switch (IsCalm ? 0 : _choices.Next(10, Good))
        {
            case 1 when _underWay.Count > 1:
                Met(Fault.Reordered);
                Deliver(1 + _choices.Next(_underWay.Count - 1));
                break;
            case 2 when _underWay.Count > 0:
                Met(Fault.Duplicated);
                _underWay.Add(_underWay[0]);
                Deliver(0);
                break;
            case 3 when _underWay.Count > 1:
                Met(Fault.Delayed);
                _underWay.Add(_underWay[0]);
                _underWay.RemoveAt(0);
                break;
            case 4 when _timers.Count > 0 && _underWay.Count > 0:
                Met(Fault.TimedOut);
                Ring();
                break;
            case 5 when _underWay is [Parcel.ToSaga lost, ..]:
                Met(Fault.CrashedBeforeCommit);
                Decider.Decide(_definition, _copy(_saga), lost.Event, _now);
                break;
            case 6 when _underWay.Count > 0:
                Met(Fault.CrashedAfterCommit);
                Deliver(0, twice: true);
                break;
            case 7 when _oldTimers.Count > 0:
                Met(Fault.StaleTimer);
                Happen(new WorkflowEvent.Timer(_oldTimers[_choices.Next(_oldTimers.Count)]), twice: false);
                break;
            case 8:
                Met(Fault.ClockJumped);
                _now += TimeSpan.FromHours(1 + _choices.Next(48));
                break;
            case 9:
                Decide(Acts[_choices.Next(Acts.Length)]);
                break;
            default:
                if (_underWay.Count > 0)
                    Deliver(0);
                else
                    Ring();
                break;
        }
    }

    private void Decide(OperatorAct act)
    {
        var waiting = _saga.Progress.AtPerson;
        if (Happen(new WorkflowEvent.Command(act, "a person"), twice: false).Verdict != Verdict.Taken)
            return;

        Met(Fault.PersonDecided);
        if (act == OperatorAct.Skip)
            Skipped.Add(waiting!.Step);
    }

    private void Deliver(int index, bool twice = false)
    {
        var parcel = _underWay[index];
        _underWay.RemoveAt(index);
        if (parcel is Parcel.ToSaga come)
        {
            Happen(come.Event, twice);
        }
        else if (parcel is Parcel.ToParty { Send: var send } && Outside.Take(send, IsCalm) is { } answer)
        {
            _trace?.Add($"{send.Command.GetType().Name} of '{send.Step}' {send.Key} attempt {send.Attempt} is taken: {Name(answer)}");
            _underWay.Add(new Parcel.ToSaga(answer));
            if (twice)
                _underWay.Add(new Parcel.ToSaga(answer));
        }
    }

    private void Ring()
    {
        var (token, dueAt) = _timers.MinBy(timer => timer.Value);
        _timers.Remove(token);
        _oldTimers.Add(token);
        if (dueAt > _now)
            _now = dueAt;
        Happen(new WorkflowEvent.Timer(token), twice: false);
    }

    private Decision Happen(WorkflowEvent happened, bool twice)
    {
        Decisions++;
        var hadEnded = _saga.Progress.HasEnded;
        var decision = Decider.Decide(_definition, _saga, happened, _now);
        _trace?.Add($"{Name(happened)}: {decision.Verdict}, now {_saga.State}");
        if (decision.Verdict != Verdict.Taken)
            return decision;

        if (hadEnded)
            AfterEnd.Add(Name(happened));
        if (decision.Execution is { } execution && !LearnedDone.Contains(execution) && _saga.Progress.Steps.Any(step => step.Execution == execution && step.DoneAs > 0))
            LearnedDone.Add(execution);
        Carry(decision, twice);
        return decision;
    }

    private void Carry(Decision decision, bool twice)
    {
        foreach (var effect in decision.Effects)
        {
            switch (effect)
            {
                case Effect.Send send:
                    _underWay.Add(new Parcel.ToParty(send));
                    if (twice)
                        _underWay.Add(new Parcel.ToParty(send));
                    break;
                case Effect.Publish publish:
                    Published.Add(publish.Fact);
                    break;
                case Effect.SetTimer timer:
                    _timers[timer.Token] = timer.DueAt;
                    break;
                case Effect.CancelTimer timer:
                    _timers.Remove(timer.Token);
                    _oldTimers.Add(timer.Token);
                    break;
            }
        }
    }

    private void Met(Fault fault)
    {
        _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
        _trace?.Add($"[{fault}]");
    }

    private static string Name(WorkflowEvent happened) => happened switch
    {
        WorkflowEvent.Message message => message.Body.GetType().Name,
        WorkflowEvent.Timer => "a timer",
        WorkflowEvent.GaveUp => "a consumer gave up",
        WorkflowEvent.Command command => $"{command.Act} by a person",
        _ => happened.ToString(),
    };
}
