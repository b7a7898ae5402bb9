using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Journal;

public class GroupsTests
{
    private readonly List<int[]> _done = [];
    private readonly Queue<TaskCompletionSource> _gates = new();

    [Fact]
    public void What_comes_alone_goes_at_once()
    {
        var groups = new Groups<int>(10, WorkAsync);

        groups.TryAdd(1).ShouldBeTrue();

        _done.ShouldHaveSingleItem().ShouldBe([1]);
    }

    [Fact]
    public async Task What_comes_while_a_group_is_worked_on_is_the_next_one_up_to_the_largest()
    {
        var gate = Gate();
        var groups = new Groups<int>(2, WorkAsync);

        foreach (var item in (int[])[1, 2, 3, 4])
            groups.TryAdd(item);
        gate.SetResult();
        await groups.EndAsync();

        _done.ShouldBe([[1], [2, 3], [4]], new Same());
    }

    [Fact]
    public async Task The_end_waits_for_what_was_taken_and_takes_no_more()
    {
        var gate = Gate();
        var groups = new Groups<int>(10, WorkAsync);
        groups.TryAdd(1);

        var end = groups.EndAsync();

        groups.TryAdd(2).ShouldBeFalse();
        end.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await end;
        _done.ShouldHaveSingleItem().ShouldBe([1]);
    }

    [Fact]
    public async Task A_flow_of_the_one_who_begins_does_not_go_on_into_the_next_group()
    {
        var flow = new AsyncLocal<string?> { Value = "first" };
        var seen = new List<string?>();
        var gate = Gate();
        var groups = new Groups<int>(1, async _ =>
        {
            await WorkAsync([0]);
            seen.Add(flow.Value);
        });

        groups.TryAdd(1);
        groups.TryAdd(2);
        gate.SetResult();
        await groups.EndAsync();

        seen.ShouldBe([null, null]);
    }

    private TaskCompletionSource Gate()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gates.Enqueue(gate);
        return gate;
    }

    private async Task WorkAsync(IReadOnlyList<int> group)
    {
        if (_gates.TryDequeue(out var gate))
            await gate.Task;
        _done.Add([.. group]);
    }

    private sealed class Same : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(int[] group) => group.Length;
    }
}
