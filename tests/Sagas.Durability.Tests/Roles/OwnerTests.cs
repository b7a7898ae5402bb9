using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sagas.Durability.Stores;
using Sagas.Durability.Stores.Postgres;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Roles;

/// <summary>Who makes the tables, and what a start says that may not.</summary>
public class OwnerTests : IAsyncLifetime
{
    private static readonly JournalOptions Options = new();
    private readonly PostgresStore _store = new(Options);
    private ThrowawayPostgres _database = null!;
    private DatabaseRoles _roles = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await ThrowawayPostgres.CreateAsync();
        _roles = await DatabaseRoles.CreateAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _roles.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_role_that_may_not_make_the_tables_is_told_who_may()
    {
        await using var service = await OpenAsync(_roles.Service);

        (await RefusedAsync(service)).ShouldBe(
            $"The journal's tables are not there, and role '{_roles.ServiceName}' may not make or change them. " +
            $"Run the application's migration as their owner, or the script of PostgresJournal.Script('{_roles.ServiceName}', …).");
    }

    [Fact]
    public async Task Tables_of_an_older_version_are_refused_to_it_and_brought_up_to_date_by_the_owner_s_script()
    {
        await using var owner = await OpenAsync(_roles.Owner);
        await using var service = await OpenAsync(_roles.Service);
        await ExecuteAsync(owner, $"{JournalSchema.Postgres.Steps[0]}; CREATE TABLE journal_schema (version integer NOT NULL); INSERT INTO journal_schema VALUES (1); GRANT SELECT ON journal_schema TO {_roles.ServiceName}");
        (await RefusedAsync(service)).ShouldStartWith($"The journal's tables are of version 1 and this build works on version {JournalSchema.Postgres.Version}, and role '{_roles.ServiceName}' may not");

        await ScriptAsync(owner);
        await ScriptAsync(owner); // It bears repetition.

        await _store.CreateTablesAsync(service, CancellationToken.None);
        await _store.CreatePartitionsAsync(service, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        (await PostgresJournal.IsCurrentAsync(service, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nodes_that_start_at_once_make_the_tables_once()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(_roles.Owner)));

        await Task.WhenAll(nodes.Select(node => _store.CreateTablesAsync(node, CancellationToken.None)));

        (await PostgresJournal.IsCurrentAsync(nodes[0], CancellationToken.None)).ShouldBeTrue();
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task A_role_that_may_not_make_them_waits_for_the_owner_who_is_at_it()
    {
        await using var owner = await OpenAsync(_roles.Owner);
        await using var service = await OpenAsync(_roles.Service);
        var script = PostgresJournal.Script(_roles.ServiceName, Options.Dedupe, Options.Timeline);
        await ExecuteAsync(owner, script.Replace("COMMIT;", "", StringComparison.Ordinal));

        var start = _store.CreateTablesAsync(service, CancellationToken.None);
        await ExecuteAsync(owner, "COMMIT");

        await start;
    }

    [Fact]
    public async Task An_owner_s_name_with_a_quote_in_it_is_a_name()
    {
        await using var owner = await OpenAsync(_roles.Owner);

        var refused = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(owner, PostgresJournal.Script("no'body\"", Options.Dedupe, Options.Timeline)));

        refused.MessageText.ShouldBe("role \"no'body\"\" does not exist");
    }

    [Theory]
    [InlineData("UPDATE journal SET tenant = 'other'")]
    [InlineData("DELETE FROM journal")]
    [InlineData("TRUNCATE journal")]
    [InlineData("DELETE FROM journal_foreign")]
    [InlineData("DROP TABLE journal_foreign")]
    [InlineData("ALTER TABLE journal DISABLE TRIGGER ALL")]
    [InlineData("UPDATE saga_history SET actor = 'somebody else'")]
    [InlineData("DELETE FROM saga_history")]
    [InlineData("TRUNCATE saga_history")]
    [InlineData("DELETE FROM saga_history_undated")]
    [InlineData("DELETE FROM fault")]
    [InlineData("UPDATE journal_retention SET dedupe = interval '0'")]
    [InlineData("UPDATE journal_schema SET version = 1")]
    [InlineData("ALTER FUNCTION journal_drop_day(date, timestamptz) RESET search_path")]
    [InlineData("CREATE TABLE anything (id integer)")]
    public async Task What_the_service_s_role_may_not_do_is_refused_by_the_database(string statement)
    {
        await using var owner = await OpenAsync(_roles.Owner);
        await using var service = await OpenAsync(_roles.Service);
        await ScriptAsync(owner);

        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(service, statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task It_may_read_every_table_of_the_journal_s()
    {
        await using var owner = await OpenAsync(_roles.Owner);
        await using var service = await OpenAsync(_roles.Service);
        await ScriptAsync(owner);
        var model = new ModelBuilder();
        model.AddJournal();

        foreach (var table in model.Model.GetEntityTypes().Select(entity => entity.GetTableName()))
            await ExecuteAsync(service, $"SELECT count(*) FROM {table}");
    }

    private async Task<string> RefusedAsync(NpgsqlConnection connection) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => _store.CreateTablesAsync(connection, CancellationToken.None))).Message;

    private Task ScriptAsync(NpgsqlConnection connection) => ExecuteAsync(connection, PostgresJournal.Script(_roles.ServiceName, Options.Dedupe, Options.Timeline));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
