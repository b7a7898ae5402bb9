using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Sagas.BlackBox.Tests.FaultTable;

/// <summary>
/// A fault that an earlier build left in the database: a <c>SubmitPayment</c> at the public door which this build takes. At the embedded size nobody
/// outside can put a message on a queue, so that there is no other way to have one.
/// </summary>
internal static class PlantedFault
{
    private const string Insert =
        """
        INSERT INTO fault (id, endpoint, consumer, type, message_id, tenant, cause, error, attempts, at, state, content_type, arrival, body)
        VALUES (@id, 'payment', '', 'SubmitPayment', @message, 'default', 'TimeoutException', 'An earlier build gave up.', 5, @at, 'open',
            'application/vnd.masstransit+json', '{}', @body)
        """;

    /// <summary>Puts it in; its id.</summary>
    public static async Task<Guid> InAsync(ServiceSetup setup, JsonObject payment)
    {
        var (id, messageId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var body = RawMessage.Envelope("urn:message:Sagas.Contracts.Payments:SubmitPayment", payment, messageId).Body.ToArray();
        await using DbConnection connection = setup.Postgres is { } postgres
            ? new NpgsqlConnection(postgres.ConnectionString)
            : new SqliteConnection($"Data Source={setup.Folder.File("data/sagas.db")};Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Insert;
        // SQLite keeps them as EF writes them there: text.
        var now = TimeProvider.System.GetUtcNow();
        object Value(Guid value) => connection is NpgsqlConnection ? value : value.ToString().ToUpperInvariant();
        foreach (var (name, value) in new (string, object)[]
        {
            ("id", Value(id)), ("message", Value(messageId)), ("body", body),
            ("at", connection is NpgsqlConnection ? now.UtcDateTime : now.ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture)),
        })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
        return id;
    }
}
