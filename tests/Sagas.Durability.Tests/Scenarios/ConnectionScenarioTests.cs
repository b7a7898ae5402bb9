using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Durability.Tests.Scenarios;

/// <summary>A connection breaks, or only seems to be there.</summary>
public class ConnectionScenarioTests
{
    [Fact]
    public Task A_commit_whose_answer_is_lost_is_found_and_sent_once() => new CommitCut(Arrives: true).HoldsAsync();

    [Fact]
    public Task A_commit_that_never_arrived_is_dropped_where_another_node_did_the_work() => new CommitCut(Arrives: false).HoldsAsync();

    [Fact]
    public Task Half_open_connections_to_the_database_are_given_up() => new HalfOpen(IsBroker: false).HoldsAsync();

    [Fact]
    public Task Half_open_connections_to_the_broker_are_given_up() => new HalfOpen(IsBroker: true).HoldsAsync();
}
