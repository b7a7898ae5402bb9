using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Architecture.Tests.Messaging;

/// <summary>
/// Which events of a state machine have no choice for a message whose saga is not there. MassTransit acknowledges such a message unseen, so that
/// a fact is lost without a trace.
/// </summary>
internal static class MissingInstance
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    public static IEnumerable<string> Unchosen(Type machine)
    {
        using var services = new ServiceCollection().AddOptions().AddLogging().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var built = ActivatorUtilities.CreateInstance(services, machine);
        var events = ((StateMachine)built).Events.Where(one => one.GetType().IsGenericType).ToArray();
        var correlations = (IEnumerable<EventCorrelation>)machine.GetProperty("Correlations")!.GetValue(built)!;
        var chosen = correlations.Where(HasChosen).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        return events.Select(one => one.Name).Where(name => !chosen.Contains(name)).Select(name => $"{machine.Name}.{name}");
    }

    private static bool HasChosen(EventCorrelation correlation)
    {
        // Whatever may start a saga never finds one missing: MassTransit gives it a policy that makes one.
        var policy = correlation.GetType().GetProperty("Policy")!.GetValue(correlation)!;
        if (policy.GetType().Name.StartsWith("NewOrExisting", StringComparison.Ordinal))
            return true;

        var pipe = correlation.GetType().GetField("_missingPipe", Private)
            ?? throw new InvalidOperationException("MassTransit keeps the choice somewhere else now: find it, this rule sees nothing.");
        return pipe.GetValue(correlation) is not null;
    }

    private static string NameOf(EventCorrelation correlation) =>
        ((Event)correlation.GetType().GetProperty("Event")!.GetValue(correlation)!).Name;
}
