using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using RabbitMQ.Client;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Reports;

/// <summary>What a figure was measured on: without it a figure says nothing.</summary>
public static class MachineFacts
{
    /// <summary><c>{ cpus, memoryGiB, dotnet, postgres, rabbitmq }</c>.</summary>
    public static async Task<JsonObject> ReadAsync() => new()
    {
        ["cpus"] = Environment.ProcessorCount,
        ["memoryGiB"] = Math.Round(MemoryKiB() / 1024.0 / 1024.0, 1),
        ["dotnet"] = Environment.Version.ToString(),
        ["postgres"] = await PostgresVersionAsync(),
        ["rabbitmq"] = await RabbitMqVersionAsync(),
    };

    private static long MemoryKiB() => long.Parse(
        File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemTotal:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    private static async Task<string> PostgresVersionAsync()
    {
        await using var connection = new NpgsqlConnection(TestServers.Postgres);
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.ToString();
    }

    private static async Task<string> RabbitMqVersionAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(TestServers.RabbitMq) }.CreateConnectionAsync();
        return connection.ServerProperties?["version"] is byte[] version ? System.Text.Encoding.UTF8.GetString(version) : "unknown";
    }
}
