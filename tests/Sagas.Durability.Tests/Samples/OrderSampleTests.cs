using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Sagas.Testing.Processes;

namespace Sagas.Durability.Tests.Samples;

/// <summary><c>samples/Orders</c>, run as its reader would.</summary>
public sealed partial class OrderSampleTests : IDisposable
{
    private readonly TestFolder _folder = new("orders");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_sample_ships_its_order_and_after_a_kill_the_next_start_goes_on()
    {
        Guid first;
        await using (var sample = Start())
        {
            first = await ShippedAsync(sample);
            await sample.Kill9Async();
        }

        await using var again = Start();
        (await ShippedAsync(again)).ShouldNotBe(first);

        PaymentsOf(first).ShouldBe(1);
    }

    private RunningProcess Start() => RunningProcess.Start(
        _folder.Path, _folder.File("sample.log"), new Dictionary<string, string?>(), "dotnet", Path.Combine(Repository.Root, "artifacts", "bin", "Orders", Repository.Configuration, "Orders.dll"));

    private static async Task<Guid> ShippedAsync(RunningProcess sample)
    {
        var line = await sample.LineAsync(line => Shipped().IsMatch(line), "the parcel", TimeSpan.FromSeconds(30));
        return Guid.Parse(Shipped().Match(line).Groups[1].Value);
    }

    private long PaymentsOf(Guid order)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("orders.db")};Mode=ReadOnly");
        connection.Open();
        using var command = new SqliteCommand("SELECT count(*) FROM Payment WHERE Id = $id", connection) { Parameters = { new SqliteParameter("$id", order) } };
        return (long)command.ExecuteScalar()!;
    }

    [GeneratedRegex("^Order ([0-9a-f-]{36}) is shipped.$")]
    private static partial Regex Shipped();
}
