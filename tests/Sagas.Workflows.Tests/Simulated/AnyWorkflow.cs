using Sagas.Workflows.Retrying;
using Sagas.Workflows.Testing;

namespace Sagas.Workflows.Tests.Simulated;

/// <summary>A workflow of up to eight steps, on a line, side by side and in branches from data, as a list of numbers says. Most numbers give one that the checks accept.</summary>
public sealed class AnyWorkflow : Workflow<AnySaga>
{
    private static readonly string[] Elements = ["a", "b", "c"];
    private readonly IReadOnlyList<int> _numbers;
    private readonly List<Action<bool>> _steps = [];
    private readonly List<Action<Simulation<AnySaga>>> _parties = [];
    private int _read;
    private bool _isBeforePivot = true;
    private bool _isPivotNext;

    public AnyWorkflow(IReadOnlyList<int> numbers) : base("any", version: 1)
    {
        _numbers = numbers;
        _steps.AddRange([Add<byte>, Add<short>, Add<int>, Add<long>, Add<char>, Add<float>, Add<double>, Add<bool>]);
        var pivot = Next(_steps.Count + 1);
        StartsWith<Begin>((_, _) => { }, "Begun");
        for (var i = 0; i < _steps.Count; i++)
            Part(ref i, pivot);
        Completes(_ => new Over());
        Compensated(_ => new Nothing());
    }

    /// <summary>A simulation with a party for each step.</summary>
    public Simulation<AnySaga> Simulation()
    {
        var simulation = new Simulation<AnySaga>(this, () => new AnySaga(), () => new Begin());
        foreach (var add in _parties)
            add(simulation);
        return simulation;
    }

    private void Part(ref int i, int pivot)
    {
        var at = i;
        switch (Next(5))
        {
            case 0 when at + 1 < _steps.Count && at != pivot && at + 1 != pivot:
                InParallel($"Both{at}", ("One", () => _steps[at](false)), ("Other", () => _steps[at + 1](false)));
                i++;
                break;
            case 1 when at != pivot:
                var later = Next(2);
                ForEach($"Each{at}", _ => Elements, element => element, element => element == "c" ? later : 0, () => _steps[at](true));
                break;
            case 2:
                break; // Left out.
            default:
                _isPivotNext = at == pivot;
                _steps[at](false);
                break;
        }

        _isBeforePivot &= at < pivot;
    }

    private void Add<TStep>(bool isBranch)
    {
        var name = typeof(TStep).Name;
        var step = isBranch
            ? Step(name).Send((_, key) => new Do<TStep>(key)).Then<Did<TStep>>(key: fact => fact.Key!).Fails<DidNot<TStep>>(key: fact => fact.Key!)
            : Step(name).Send(_ => new Do<TStep>(null)).Then<Did<TStep>>().Fails<DidNot<TStep>>();
        step.Within(TimeSpan.FromSeconds(10)).Retry(Backoff.Fixed(TimeSpan.FromSeconds(Next(2)), 1 + Next(3)));
        if (Next(2) == 0 && !isBranch)
            step.OnUnknown(_ => new Ask<TStep>(), times: 1 + Next(3)).NeverTaken<NeverHeard<TStep>>();
        if (Next(2) == 0)
            step.Unavailable<NotNow<TStep>>(key: isBranch ? fact => fact.Key! : null);
        if (_isPivotNext)
            step.Pivot();
        else if (_isBeforePivot && Next(3) > 0)
            _ = isBranch ? step.Undo<UndoIt<TStep>, Undid<TStep>>((_, key) => new UndoIt<TStep>(key), key: fact => fact.Key!) : step.Undo<UndoIt<TStep>, Undid<TStep>>(_ => new UndoIt<TStep>(null));
        else
            step.NothingToUndo();
        _isPivotNext = false;
        _parties.Add(simulation => simulation
            .With<Do<TStep>>(party => party.Answers(command => new Did<TStep>(command.Key)).Fails(command => new DidNot<TStep>(command.Key)).SaysUnavailable(command => new NotNow<TStep>(command.Key)))
            .With<Ask<TStep>>(party => party.SaysNeverTaken(_ => new NeverHeard<TStep>(null)))
            .With<UndoIt<TStep>>(party => party.Answers(command => new Undid<TStep>(command.Key))));
    }

    private int Next(int below) => _read < _numbers.Count ? _numbers[_read++] % below : 0;
}
