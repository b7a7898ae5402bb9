using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Durability.Tests.Scenarios;

internal static class ScenarioAssertions
{
    /// <summary>Plays it: no invariant is broken.</summary>
    public static async Task HoldsAsync(this Scenario scenario) => (await scenario.PlayAsync()).Select(breach => breach.ToString()).ShouldBeEmpty();
}
