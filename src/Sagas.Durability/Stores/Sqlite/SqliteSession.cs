using System.Data;
using Microsoft.Data.Sqlite;
using Sagas.Durability.Journal;
using Sagas.Durability.Loading;
using Sagas.Durability.Rows;
using Sagas.Durability.Timers;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>
/// Grouped work over one connection. There is no server to save round trips to, so a group is a transaction with a few small prepared
/// statements an entry: what is shared is the one fsync.
/// </summary>
internal sealed class SqliteSession(SqliteConnection connection, SemaphoreSlim turn) : IJournalSession
{
    private readonly SqliteStatements _statements = new(connection);

    public bool IsOpen => connection.State == ConnectionState.Open;

    public async Task<IReadOnlySet<long>> CommitAsync(NodeLife life, IReadOnlyList<JournalEntry> group, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false); // BEGIN IMMEDIATE
            _statements.Transaction = transaction;
            var numbers = group.Where(entry => Write(life, entry)).Select(entry => entry.NodeSeq).ToHashSet();
            FailPoints.Committing(group.Select(entry => entry.Consumer.Consumer), () => transaction.CommitAsync(cancellationToken), isBlocking: true);
            transaction.Commit();
            return numbers;
        }
        finally
        {
            _statements.Transaction = null;
            turn.Release();
        }
    }

    public Task<IReadOnlyList<RowOwner?>> OwnersAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RowOwner?>>([.. entries.Select(entry => OwnerOf(entry.Consumer.Id, entry.Message.Id))]);

    public Task LoadAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        foreach (var request in requests)
        {
            request.IsTaken = OwnerOf(request.ConsumerId, request.MessageId) is not null;
            if (request.Table is { } table)
                request.Saga = SagaOf(table, request.SagaId);
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _statements.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Write(NodeLife life, JournalEntry entry)
    {
        if (entry.Changes.Any(change => VersionOf(change) != (change.Act == SagaAct.Insert ? null : change.Version - 1)))
            return false;

        var row = _statements.Of("""
            INSERT INTO journal (consumer_id, message_id, tenant, node_id, node_seq, at, outgoing) VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6)
            ON CONFLICT DO NOTHING
            """);
        if (row.Run(entry.Consumer.Id, entry.Message.Id, entry.Message.Tenant, life.Id, entry.NodeSeq, entry.At, entry.Stored) == 0)
            return false;

        foreach (var change in entry.Changes)
            Write(change);
        foreach (var history in entry.History)
        {
            _statements.Of("""
                INSERT INTO saga_history (saga_month, saga_id, version, tenant, at, event, message_id, cause_id, from_state, to_state, step, execution,
                    attempt, actor, reason, late, duration_ms, sent, data)
                VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12, $p13, $p14, $p15, $p16, $p17, $p18)
                """).Run(
                history.SagaMonth, history.SagaId, history.Version, history.Tenant, history.At, history.Event, history.MessageId, history.CauseId,
                history.FromState, history.ToState, history.Step, history.Execution, history.Attempt, history.Actor, history.Reason, history.Late,
                history.DurationMs, history.Sent, history.Data);
        }

        foreach (var timer in entry.Timers)
            Write(timer);
        try
        {
            foreach (var write in entry.Writes)
                Write(write);
        }
        catch (SqliteException exception) when (!DatabaseAway.Is(exception))
        {
            throw new WriteFailedException(exception);
        }

        return true;
    }

    private void Write(JournalWrite write)
    {
        if (write is RowInsert insert)
            _statements.Of(SqliteText.Insert(insert.Table)).Run([.. insert.Table.Columns.Select(column => column.ValueOf(insert.Entity))]);
        else if (write is SqlWrite sql)
            _statements.Of(sql.Text(i => $"$p{i}")).Run(sql.Sql.GetArguments());
    }

    private void Write(TimerChange change) => _ = change.Row is { } timer
        ? _statements.Of($"INSERT INTO scheduled_message ({TimerSql.Columns}) VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8) {TimerSql.OnConflict}").Run(TimerSql.Values(timer))
        : _statements.Of("DELETE FROM scheduled_message WHERE token = $p0").Run(change.Token);

    private void Write(SagaChange change)
    {
        var table = change.Table!;
        var values = table.Columns.Select(column => column.ValueOf(change.Saga)).ToArray();
        _ = change.Act switch
        {
            SagaAct.Insert => _statements.Of(SqliteText.Insert(table)).Run(values),
            SagaAct.Update => _statements.Of(SqliteText.Update(table)).Run(values),
            SagaAct.Delete => _statements.Of(SqliteText.Delete(table)).Run(table.Key.ValueOf(change.Saga)),
        };
    }

    private int? VersionOf(SagaChange change)
    {
        var table = change.Table!;
        return _statements.Of(SqliteText.SelectVersion(table)).First(reader => reader.GetInt32(0), table.Key.ValueOf(change.Saga));
    }

    private RowOwner? OwnerOf(Guid consumerId, Guid messageId) =>
        _statements.Of("SELECT node_id, node_seq FROM journal WHERE consumer_id = $p0 AND message_id = $p1")
            .First(reader => new RowOwner(reader.GetGuid(0), reader.GetInt64(1)), consumerId, messageId);

    private object? SagaOf(SagaTable table, Guid id) => _statements.Of(SqliteText.Select(table)).FirstObject(reader => table.Read(reader, 0), id);
}
