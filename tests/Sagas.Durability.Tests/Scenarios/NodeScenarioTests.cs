using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Durability.Tests.Scenarios;

/// <summary>One thing happens to a node, at the moment where it matters.</summary>
public class NodeScenarioTests
{
    [Fact]
    public Task A_node_that_stood_still_drops_what_it_had_captured_and_starts_over_as_a_new_life() => new NodeStandsStill(Dies: false).HoldsAsync();

    [Fact]
    public Task What_a_node_commits_after_it_stood_still_is_sent_although_it_dies() => new NodeStandsStill(Dies: true).HoldsAsync();

    [Fact]
    public Task What_a_dead_node_sent_in_part_another_sends_from_the_cursor_on_under_the_stored_ids() => new SenderDies(TakerDies: false).HoldsAsync();

    [Fact]
    public Task When_a_taker_dies_half_way_the_next_goes_on_from_that_cursor() => new SenderDies(TakerDies: true).HoldsAsync();

    [Fact]
    public Task A_node_that_dies_before_its_commit_has_sent_nothing_and_its_message_comes_again() => new DiesBeforeCommit().HoldsAsync();

    [Fact]
    public Task A_take_over_waits_for_a_commit_that_is_under_way() => new CommitDuringTakeOver().HoldsAsync();

    [Fact]
    public Task Timers_are_not_early_by_a_nodes_wrong_clock() => new WrongClocks().HoldsAsync();
}
