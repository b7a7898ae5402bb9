using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>
/// Events without a choice for a saga that is not there: MassTransit acknowledges such a message unseen. A warning only, since a stranger's
/// machine may mean it so.
/// </summary>
internal sealed partial class MissingInstances<TSaga>(SagaStateMachine<TSaga> machine, ILogger<StartChecks> logger) : IStartCheck
    where TSaga : class, SagaStateMachineInstance
{
    public IEnumerable<string> Problems(StartFacts facts)
    {
        var starting = machine.NextEvents(machine.Initial).Select(one => one.Name).ToHashSet();
        var unchosen = machine.Correlations.Where(correlation => !HasChosen(correlation)).Select(NameOf).Where(name => !starting.Contains(name)).ToList();
        if (unchosen.Count > 0)
            LogUnchosen(logger, machine.GetType().Name, string.Join(", ", unchosen));
        return [];
    }

    // MassTransit tells it to nobody: a field of its own. Where that is gone, this warns of nothing.
    private static bool HasChosen(EventCorrelation correlation) =>
        correlation.GetType().GetField("_missingPipe", BindingFlags.Instance | BindingFlags.NonPublic) is not { } choice || choice.GetValue(correlation) is not null;

    private static string NameOf(EventCorrelation correlation) =>
        ((Event)correlation.GetType().GetProperty(nameof(EventCorrelation<TSaga, object>.Event))!.GetValue(correlation)!).Name;

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "{Machine} does not say what becomes of {Events} for a saga that is not there, so they are acknowledged unseen. Choose with OnMissingInstance, such as missing.Fault() or missing.Discard()")]
    private static partial void LogUnchosen(ILogger logger, string machine, string events);
}
