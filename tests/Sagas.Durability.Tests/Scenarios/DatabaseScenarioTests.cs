using Sagas.Durability.Tests.Lives;
using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Durability.Tests.Scenarios;

/// <summary>PostgreSQL itself is disturbed, so that nothing else may run beside.</summary>
[Collection(nameof(AloneOnTheServers))]
public class DatabaseScenarioTests
{
    [Fact]
    public Task A_pause_of_the_database_longer_than_a_lease_kills_no_life_and_sets_nothing_aside() => new PausedDatabase(TimeSpan.FromSeconds(8)).HoldsAsync();

    [Fact]
    public Task A_crash_of_the_database_loses_nothing_and_sets_nothing_aside() => new CrashedDatabase().HoldsAsync();
}
