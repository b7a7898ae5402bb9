using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Journal;

public class DeliveryCursorTests
{
    [Theory]
    [InlineData("1 2 3", 3)]
    [InlineData("3 2 1", 3)]
    [InlineData("2 3", 0)]
    [InlineData("1 3 4", 1)]
    [InlineData("1 1 2", 2)]
    public void It_stands_at_the_end_of_the_contiguous_prefix(string done, long position)
    {
        var cursor = new DeliveryCursor(0);
        foreach (var number in done.Split(' '))
            cursor.Done(long.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

        cursor.Position.ShouldBe(position);
    }

    [Fact]
    public void It_goes_on_from_where_an_earlier_life_left_it()
    {
        var cursor = new DeliveryCursor(41);
        cursor.Done(43);
        cursor.Position.ShouldBe(41);
        cursor.Done(42);
        cursor.Position.ShouldBe(43);
    }
}
