using Npgsql;
using Sagas.BlackBox.Tests.Access;
using Sagas.Testing.Servers;

namespace Sagas.BlackBox.Tests.Roles;

/// <summary>The service under a role of its own, which changes neither schema nor what was booked; another one migrates.</summary>
public sealed class DatabaseRoleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_payment_runs_to_its_end_and_what_was_written_once_is_changed_by_nobody()
    {
        await using var postgres = await ThrowawayPostgres.CreateAsync();
        await using var roles = await DatabaseRoles.CreateAsync(postgres);
        await using var service = new ServiceProcess(await SetUpAsync(roles, withOwner: true));
        await service.StartAsync();

        var id = (await service.Api.PayAsync(PaymentBody.With(), "order-17")).Field("id")!;

        (await service.Api.EndedAsync(id, Patience)).GetProperty("state").GetString().ShouldBe("Completed");
        foreach (var statement in new[] { "UPDATE ledger.entry SET tenant = 'other'", "DELETE FROM ledger.entry", "DELETE FROM journal", "UPDATE saga_history SET actor = 'x'", "CREATE TABLE x (id integer)", "DROP TABLE payments.payment" })
            (await RefusalAsync(roles.Service, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
    }

    [Fact]
    public async Task An_exposed_node_without_the_owner_starts_on_a_current_schema_only_and_says_what_to_run()
    {
        await using var postgres = await ThrowawayPostgres.CreateAsync();
        await using var roles = await DatabaseRoles.CreateAsync(postgres);
        await using var service = await SetUpAsync(roles, withOwner: false, ("Proxy:Trusted", "10.0.0.0/8"), ("Auth:FirstKey", FirstKey.Make()), ("AllowInsecure", "simulator"));
        await using (var early = service.Start(service.Folder.File("early.log"), $"--Urls=http://127.0.0.1:{FreePort.Take()}"))
        {
            (await early.ExitAsync(Patience)).ShouldBe(1);
            early.Errors.ShouldContain("migration(s) and this node is exposed and has no ConnectionStrings:SagasOwner. Run 'migrate'.");
        }

        await using (var owner = await SetUpAsync(roles, withOwner: true))
            (await owner.CommandAsync("migrate", "--json")).ExitCode.ShouldBe(0);

        await using var node = service.Start(service.Folder.File("service.log"), $"--Urls=http://127.0.0.1:{FreePort.Take()}");
        await node.LineAsync(line => line.Contains(" ready: ", StringComparison.Ordinal), "The ready line", Patience);
    }

    private static Task<ServiceSetup> SetUpAsync(DatabaseRoles roles, bool withOwner, params (string Key, string Value)[] more)
    {
        var settings = more.ToDictionary(setting => setting.Key, setting => setting.Value);
        settings["Storage:Provider"] = "Postgres";
        settings["ConnectionStrings:Sagas"] = roles.Service;
        if (withOwner)
            settings["ConnectionStrings:SagasOwner"] = roles.Owner;
        return ServiceSetup.CreateAsync(Size.Embedded, settings);
    }

    private static async Task<string?> RefusalAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState;
    }
}
