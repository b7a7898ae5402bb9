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

    /// <summary>Runs as many schedules, with the seeds from <paramref name="firstSeed"/> on, and stops at the first that breaks an invariant.</summary>
    public SimulationReport Run(int sagas, ulong firstSeed = 1)
    {
        var faults = new Dictionary<Fault, int>();
        for (var i = 0; i < sagas; i++)
        {
            var seed = firstSeed + (ulong)i;
            var choices = Choices.FromSeed(seed);
            if (Play(choices, faults, null) is [var violation, ..])
                return new SimulationReport(i + 1, faults, new BrokenSchedule(seed, violation, Shrunken(choices.Made)));
        }

        return new SimulationReport(sagas, faults, null);
    }

    private List<string> Shrunken(IReadOnlyList<int> choices)
    {
        var trace = new List<string>();
        Play(Choices.FromList(Shrinker.Shrink(choices, candidate => Play(Choices.FromList(candidate), [], null).Count > 0)), [], trace);
        return trace;
    }

    private List<Violation> Play(Choices choices, Dictionary<Fault, int> faults, List<string>? trace)
    {
        var night = new Night<TSaga>(_definition, _saga(), saga => (TSaga)Clone(saga), _parties, choices, faults, trace);
        night.Pass(_command());
        return [.. Judge.Of(_definition, night)];
    }
}
