using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Durability.Tests.Scenarios;

/// <summary>Messages come as they should not.</summary>
public class MessageScenarioTests
{
    [Fact]
    public Task Thirty_branches_that_answer_at_once_over_two_nodes_are_counted_once_each() => new BranchesAtOnce().HoldsAsync();

    [Fact]
    public Task Ten_copies_of_every_message_shuffled_over_two_nodes_are_taken_once() => new Duplicates().HoldsAsync();

    [Fact]
    public Task A_queue_filled_again_after_weeks_runs_nothing_twice_and_shows_what_it_refuses() => new Refill().HoldsAsync();

    [Fact]
    public Task A_message_that_cannot_be_committed_fails_alone() => new OneBadMessage().HoldsAsync();
}
