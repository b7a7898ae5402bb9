using Microsoft.Extensions.Time.Testing;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Journal;

public class NodeLifeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly NodeLife _life;

    public NodeLifeTests() => _life = new NodeLife(Guid.CreateVersion7(), _time);

    [Fact]
    public void Numbers_begin_at_one_and_have_no_gap() => new[] { _life.NextSeq(), _life.NextSeq(), _life.NextSeq() }.ShouldBe([1, 2, 3]);

    [Fact]
    public void A_life_with_nothing_to_deliver_has_no_lag()
    {
        _life.Cursor.Done(_life.NextSeq());
        _time.Advance(TimeSpan.FromHours(1));

        _life.Lag.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_lag_is_the_age_of_the_oldest_row_that_is_not_done()
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            _life.NextSeq();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _life.Lag.ShouldBe(TimeSpan.FromSeconds(4));
        _life.Cursor.Done(1);
        _life.Cursor.Done(3);
        _life.Lag.ShouldBe(TimeSpan.FromSeconds(3));
        _life.Cursor.Done(2);
        _life.Lag.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Rows_after_a_rest_are_as_old_as_they_are()
    {
        _life.Cursor.Done(_life.NextSeq());
        _time.Advance(TimeSpan.FromHours(1));
        _life.NextSeq();
        _life.NextSeq();
        _time.Advance(TimeSpan.FromSeconds(2));

        _life.Lag.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_life_that_was_taken_over_knows()
    {
        _life.IsFenced.ShouldBeFalse();
        _life.Fence();

        _life.IsFenced.ShouldBeTrue();
        _life.Fenced.IsCompletedSuccessfully.ShouldBeTrue();
    }
}
