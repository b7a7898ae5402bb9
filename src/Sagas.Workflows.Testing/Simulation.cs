using System.Reflection;
using Sagas.Workflows.Definitions;

namespace Sagas.Workflows.Testing;

/// <summary>
/// Runs sagas of a workflow through schedules in which much goes wrong, one a seed, and judges each by the parties' own books. A seed gives the same schedule on
/// every machine.
/// </summary>
/// <typeparam name="TSaga">The saga that the workflow moves.</typeparam>
public sealed class Simulation<TSaga>
    where TSaga : class, IWorkflowSaga
{
    // What a crash throws away is decided on a copy. Progress is a value, and the application's own columns are as a rule.
    private static readonly Func<object, object> Clone =
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private readonly WorkflowDefinition<TSaga> _definition;
    private readonly Func<TSaga> _saga;
    private readonly Func<object> _command;
    private readonly Dictionary<Type, IParty> _parties = [];
    private readonly List<(string Name, Func<SimulatedRun<TSaga>, string?> Problem)> _invariants = [];

    /// <summary>A simulation without parties yet.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="saga">Makes a saga that has not begun; its id is set.</param>
    /// <param name="command">Makes its first command.</param>
    public Simulation(Workflow<TSaga> workflow, Func<TSaga> saga, Func<object> command) => (_definition, _saga, _command) = (workflow.Define(), saga, command);

    /// <summary>Who takes a command, and what is answered. It does each execution once, and once in a while refuses, stays silent, or does not know.</summary>
    public Simulation<TSaga> With<TCommand>(Action<Party<TCommand>> says)
        where TCommand : class
    {
        var party = new Party<TCommand>();
        says(party);
        _parties[typeof(TCommand)] = party;
        return this;
    }

    /// <summary>What must hold besides, of each schedule that has come to rest.</summary>
    /// <param name="invariant">Its name, such as <c>I3 MoneySumsToZero</c>.</param>
    /// <param name="problem">What is wrong, in words; null when nothing is.</param>
    public Simulation<TSaga> Holds(string invariant, Func<SimulatedRun<TSaga>, string?> problem)
    {
        _invariants.Add((invariant, problem));
        return this;
    }

    /// <summary>Runs as many schedules, with the seeds from <paramref name="firstSeed"/> on, and stops at the first that breaks an invariant.</summary>
    public SimulationReport Run(int sagas, ulong firstSeed = 1)
    {
        var faults = new Dictionary<Fault, int>();
        for (var i = 0; i < sagas; i++)
        {
            var seed = firstSeed + (ulong)i;
            var choices = Choices.FromSeed(seed);
            if (Play(choices, faults, null).Violations.Count > 0)
                return new SimulationReport(i + 1, faults, Shrunken(seed, choices.Made));
        }

        return new SimulationReport(sagas, faults, null);
    }

    private BrokenSchedule Shrunken(ulong seed, IReadOnlyList<int> choices)
    {
        var trace = new List<string>();
        var smallest = Shrinker.Shrink(choices, candidate => Play(Choices.FromList(candidate), [], null).Violations.Count > 0);
        var (violations, decisions) = Play(Choices.FromList(smallest), [], trace);
        return new BrokenSchedule(seed, violations[0], trace, decisions);
    }

    private (List<Violation> Violations, int Decisions) Play(Choices choices, Dictionary<Fault, int> faults, List<string>? trace)
    {
        var night = new Night<TSaga>(_definition, _saga(), saga => (TSaga)Clone(saga), _parties, choices, faults, trace);
        night.Pass(_command());
        return ([.. Judge.Of(_definition, night), .. Own(night)], night.Decisions);
    }

    private IEnumerable<Violation> Own(Night<TSaga> night)
    {
        if (_invariants.Count == 0)
            return [];

        var acts = night.Outside.Acts.Values.Select(act => new SimulatedAct(act.Step, act.Key, act.Command, act.IsDone, act.IsUndone));
        var run = new SimulatedRun<TSaga>(night.Saga, [.. acts], night.Published, night.Skipped);
        return from invariant in _invariants
               let problem = invariant.Problem(run)
               where problem is not null
               select new Violation(invariant.Name, problem);
    }
}
