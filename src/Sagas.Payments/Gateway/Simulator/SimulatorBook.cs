using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Sagas.Payments.Gateway.Simulator;

/// <summary>
/// The file that the simulator's book is kept in: SQLite in WAL mode, synchronous=FULL, so that what was answered survives <c>kill -9</c>.
/// One connection, one transaction at a time; a second process on the same file waits for its turn.
/// </summary>
public sealed class SimulatorBook(IOptions<SimulatorOptions> options) : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS call (
            key TEXT NOT NULL, operation TEXT NOT NULL, calls INTEGER NOT NULL,
            PRIMARY KEY (key, operation)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS answer (
            key TEXT NOT NULL PRIMARY KEY, operation TEXT NOT NULL, tenant TEXT NOT NULL, payment_id TEXT NOT NULL, minor INTEGER NOT NULL, currency TEXT NOT NULL,
            charge_id TEXT, answered_minor INTEGER, code TEXT, message TEXT) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS answer_payment ON answer (payment_id, tenant);
        CREATE TABLE IF NOT EXISTS charge (
            charge_id TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, tenant TEXT NOT NULL, payment_id TEXT NOT NULL, source TEXT NOT NULL, currency TEXT NOT NULL,
            authorized INTEGER NOT NULL, captured INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0, refunded INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS charge_payment ON charge (payment_id, tenant);
        """;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteConnection? _connection;

    /// <summary>Makes the file where it is missing. A file that cannot be opened is an <see cref="InvalidOperationException"/> that says what to do.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => InTurnAsync(_ => true, cancellationToken);

    /// <summary>Every charge of a payment, oldest first; <paramref name="tenant"/> null for every tenant's.</summary>
    public Task<IReadOnlyList<BookedCharge>> ChargesAsync(Guid paymentId, string? tenant, CancellationToken cancellationToken) => InTurnAsync(
        transaction => transaction.Charges(paymentId, tenant),
        cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _connection?.Dispose();
        _turn.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> in a transaction that holds the file's only write lock, and commits it before it returns.</summary>
    internal async Task<T> InTurnAsync<T>(Func<BookTransaction, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _connection ??= Open();
            using var transaction = _connection.BeginTransaction(deferred: false);
            var result = work(new BookTransaction(_connection, transaction));
            transaction.Commit();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    private SqliteConnection Open()
    {
        var path = Path.GetFullPath(options.Value.Book);
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {Schema}";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new InvalidOperationException(
                $"Gateway:Simulator:Book is '{options.Value.Book}', which cannot be opened: {exception.Message} Give a file in a folder that this process may write.",
                exception);
        }
    }
}
