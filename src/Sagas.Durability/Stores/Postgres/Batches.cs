using Npgsql;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Adds commands to a batch.</summary>
internal static class Batches
{
    /// <summary>A command with parameters <c>$1, $2 …</c>. Names in its text are the model's, quoted, or it is the application's own; every value is a parameter.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // See the summary.
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }
}
