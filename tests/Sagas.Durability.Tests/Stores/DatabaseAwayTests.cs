using Npgsql;

namespace Sagas.Durability.Tests.Stores;

public class DatabaseAwayTests
{
    [Theory]
    [InlineData("57P03", "the server is starting")]
    [InlineData("3D000", "the database is not there yet")]
    [InlineData("42P04", "the database is there already, although the question for it failed while the server was starting")]
    public void Waiting_may_help_when(string state, string what) => DatabaseAway.Is(Wrapped(state)).ShouldBeTrue(what);

    [Theory]
    [InlineData("42601", "a statement is wrong")]
    [InlineData("23505", "a key is there twice")]
    public void Waiting_does_not_help_when(string state, string what) => DatabaseAway.Is(Wrapped(state)).ShouldBeFalse(what);

    // As EF wraps it.
    private static InvalidOperationException Wrapped(string state) => new("Not done.", new PostgresException("As the server says.", "FATAL", "FATAL", state));
}
