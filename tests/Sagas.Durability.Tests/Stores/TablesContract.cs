using System.Data.Common;
using System.Globalization;
using Sagas.Durability.Stores;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Tests.Stores;

/// <summary>The library's own tables: made, brought up to date, and rid of what is beyond the retention.</summary>
public abstract class TablesContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private readonly JournalOptions _options = new();
    private DbConnection _connection = null!;

    private protected abstract IJournalStore Store(JournalOptions options);

    /// <summary>The folder of the store's SQL files among the assembly's resources.</summary>
    private protected abstract string Steps { get; }

    protected abstract Task<DbConnection> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _options.DedupeFor(TimeSpan.FromDays(30));
        _options.KeepTimelineFor(TimeSpan.FromDays(400));
        _connection = await OpenAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Tables_are_made_once_and_a_second_start_changes_nothing()
    {
        await MakeAsync();
        await MakeAsync();

        (await CountAsync("SELECT count(*) FROM journal_schema")).ShouldBe(1);
    }

    [Fact]
    public async Task Tables_of_the_first_form_are_brought_up_to_date_with_what_is_in_them()
    {
        await ExecuteAsync(FirstStep());
        await ExecuteAsync("""
            INSERT INTO fault (id, endpoint, consumer, type, message_id, tenant, cause, error, attempts, at, state, content_type, body)
            VALUES ('01a20ec2-03ca-7baa-9a05-2329d7c82548', 'e', 'c', 't', '01a20ec2-03ca-7baa-9a05-2329d7c82548', 'default', 'x', 'y', 1, '2026-06-15', 'open', '', '')
            """);

        await MakeAsync();

        (await CountAsync("SELECT count(*) FROM fault WHERE arrival = '{}' AND actor IS NULL")).ShouldBe(1);
        (await CountAsync("SELECT count(*) FROM scheduled_message")).ShouldBe(0);
    }

    [Fact]
    public async Task Tables_of_a_newer_build_are_refused_in_words()
    {
        await MakeAsync();
        await ExecuteAsync("UPDATE journal_schema SET version = 99");

        var refused = await Should.ThrowAsync<InvalidOperationException>(MakeAsync);

        refused.Message.ShouldStartWith("The journal's tables are of version 99 and this build knows version ");
    }

    [Fact]
    public async Task What_is_beyond_the_retention_is_forgotten_but_never_what_is_not_delivered()
    {
        await MakeAsync();
        await Store(_options).CreatePartitionsAsync(_connection, Now.AddDays(-40), CancellationToken.None);
        await Store(_options).CreatePartitionsAsync(_connection, Now.AddDays(-500), CancellationToken.None);
        var (stranded, gone) = (Guid.NewGuid(), Guid.NewGuid());
        await ExecuteAsync($"INSERT INTO journal_node (id, epoch, heartbeat, cursor, versions, host) VALUES ('{Text(stranded)}', 1, '2026-05-01', 4, '', '')");
        await RowAsync(Now.AddDays(-40), gone, 1);
        await RowAsync(Now.AddDays(-41), stranded, 4);
        await RowAsync(Now.AddDays(-42), stranded, 5);
        await RowAsync(Now.AddDays(-20), gone, 2);
        await EventAsync(Now.AddDays(-500));
        await EventAsync(Now.AddDays(-300));

        await Store(_options).ForgetAsync(_connection, Now, CancellationToken.None);

        (await CountAsync("SELECT count(*) FROM journal")).ShouldBe(2);
        (await CountAsync("SELECT count(*) FROM journal WHERE node_seq = 5")).ShouldBe(1);
        (await CountAsync("SELECT count(*) FROM saga_history")).ShouldBe(1);
    }

    private async Task MakeAsync()
    {
        await Store(_options).CreateTablesAsync(_connection, CancellationToken.None);
        await Store(_options).CreatePartitionsAsync(_connection, Now, CancellationToken.None);
    }

    private Task RowAsync(DateTimeOffset at, Guid node, int number) => ExecuteAsync(
        $"""
        INSERT INTO journal (consumer_id, message_id, tenant, node_id, node_seq, at)
        VALUES ('{Text(Guid.NewGuid())}', '{Text(Guid.CreateVersion7(at))}', 'default', '{Text(node)}', {number}, '{Time(at)}')
        """);

    private Task EventAsync(DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        return ExecuteAsync(
            $"""
            INSERT INTO saga_history (saga_month, saga_id, version, tenant, at, event, message_id, to_state, late, duration_ms, sent)
            VALUES ('{SagaMonths.Of(id):yyyy-MM-dd}', '{Text(id)}', 1, 'default', '{Time(at)}', 'e', '{Text(id)}', 's', {Store(_options).IsEmbedded switch { true => "0", false => "false" }}, 1, '[]')
            """);
    }

    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private string FirstStep()
    {
        using var reader = new StreamReader(typeof(JournalSchema).Assembly.GetManifestResourceStream($"{Steps}/1-one-process")!);
        return reader.ReadToEnd();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
