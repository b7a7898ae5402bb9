using System.Diagnostics;
using System.Text.Json;
using Sagas.Service.Settings;
using Sagas.Service.Tests.Node;

namespace Sagas.Service.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private const string Canary = "canary-Zq7Lw0ZrT5yB1nGkU7cHsD2fPaE9oI4tVbN6";
    private readonly string _folder = Directory.CreateTempSubdirectory("sagas-commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Migrate_says_from_where_to_where()
    {
        var first = await RunAsync("migrate", "--json");
        var second = await RunAsync("migrate", "--json");

        first.Code.ShouldBe(0, first.Errors);
        first.Last.GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
        second.Last.GetProperty("from").GetString().ShouldBe(first.Last.GetProperty("to").GetString());
    }

    [Fact]
    public async Task Check_makes_nothing()
    {
        var check = await RunAsync("check", "--json");

        check.Code.ShouldBe(0, check.Errors);
        check.Last.GetProperty("ok").GetBoolean().ShouldBeTrue();
        check.Last.GetProperty("checks").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["settings", "database"]);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_is_not_well_when_a_server_is_away()
    {
        var check = await RunAsync(
            "check", "--json", "--Storage:Provider=Postgres", $"--ConnectionStrings:Sagas=Host=127.0.0.1;Port=1;Password={Canary}",
            "--Transport:Provider=RabbitMq", $"--ConnectionStrings:RabbitMq=amqp://user:{Canary}@127.0.0.1:1");

        check.Code.ShouldBe(1);
        check.Last.GetProperty("checks").EnumerateArray().Where(item => !item.GetProperty("ok").GetBoolean()).Select(item => item.GetProperty("name").GetString())
            .ShouldBe(["database", "broker"]);
        (check.Output + check.Errors).ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Check_of_an_exposed_node_that_nobody_could_sign_in_to_is_a_wrong_setting()
    {
        var check = await RunAsync("check", "--json", "--Urls=http://0.0.0.0:5080");

        check.Code.ShouldBe(2);
        check.Last.GetProperty("ok").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_is_shown_once_and_can_be_listed_and_revoked()
    {
        var made = await RunAsync("keys", "create", "--name", "shop", "--roles", "publisher,viewer", "--tenant", "acme", "--days", "30", "--json");
        made.Code.ShouldBe(0, made.Errors);
        var key = made.Last.GetProperty("key").GetString()!;
        key.ShouldMatch("^sg_[A-Za-z0-9_-]{43}$");
        made.Last.GetProperty("tenant").GetString().ShouldBe("acme");
        made.Last.GetProperty("expiresAt").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");

        var list = await RunAsync("keys", "list", "--json");
        list.Last.GetProperty("keys").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(made.Last.GetProperty("id").GetString());
        list.Output.ShouldNotContain(key);

        var revoked = await RunAsync("keys", "revoke", made.Last.GetProperty("id").GetString()!, "--json");
        revoked.Code.ShouldBe(0, revoked.Errors);
        revoked.Last.GetProperty("revokedAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_key_that_there_is_not_is_not_well() => (await RunAsync("keys", "revoke", "0198c0de-0000-7000-8000-000000000001")).Code.ShouldBe(1);

    [Theory]
    [InlineData("dance")]
    [InlineData("--fast")]
    [InlineData("keys")]
    [InlineData("keys create --name shop")]
    [InlineData("keys create --name shop --roles king")]
    [InlineData("keys create --name shop --roles viewer --days 0")]
    [InlineData("keys create --name shop --roles viewer --tenant a/b")]
    [InlineData("keys revoke order-17")]
    [InlineData("check --Storage:Provider=Oracle")]
    [InlineData("--Storage:Providr=Sqlite")]
    public async Task Wrong_usage_ends_with_2_and_a_sentence(string arguments)
    {
        var refused = await RunAsync(arguments.Split(' '));

        refused.Code.ShouldBe(2);
        refused.Errors.Trim().ShouldNotBeEmpty();
        refused.Errors.ShouldNotContain("   at ");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_help_names_what_is_built_and_nothing_else()
    {
        var help = (await RunAsync("--help")).Output;

        foreach (var built in (string[])["check", "migrate", "keys", "--demo", "--json", "Storage:Provider", "Auth:FirstKey"])
            help.ShouldContain(built);
        foreach (var later in (string[])["rehearse", "replay", "verify", "backup", "Oidc", "Stripe", "Mail:", "Signing:"])
            help.ShouldNotContain(later, Case.Sensitive);
    }

    [Theory]
    [InlineData("check --help")]
    [InlineData("migrate --help")]
    [InlineData("keys --help")]
    [InlineData("keys create --help")]
    [InlineData("keys list --help")]
    [InlineData("keys revoke --help")]
    public async Task Every_command_has_help(string arguments)
    {
        var help = await RunAsync(arguments.Split(' '));

        help.Code.ShouldBe(0);
        help.Output.ShouldContain("Usage:");
    }

    [Fact]
    public async Task A_node_that_may_not_migrate_says_to_run_migrate()
    {
        var refused = await RunAsync("--Storage:Migrate=false", "--Urls=http://127.0.0.1:0");

        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("Run 'migrate'");
    }

    [Fact]
    public async Task A_running_node_prints_where_it_is_keeps_secrets_and_stops_cleanly()
    {
        using var process = Start("--Urls=http://127.0.0.1:0", $"--Auth:FirstKey={Canary}");
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        line.ShouldNotBeNull().ShouldMatch(@"^Sagas \d+\.\d+\.\d+ ready: http://127\.0\.0\.1:\d+ \(API /v1, docs /docs\)$");

        using var client = new HttpClient { BaseAddress = new Uri(line.Split(' ')[3]) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Canary);
        (await client.GetAsync("/v1/sagas")).EnsureSuccessStatusCode();
        (await client.GetAsync("/v1/nothing")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(25));
        process.ExitCode.ShouldBe(0);
        (await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync()).ShouldNotContain(Canary);
    }

    [Fact]
    public async Task An_address_in_use_is_one_sentence()
    {
        await using var node = await TestNode.StartAsync();

        var refused = await RunAsync($"--Urls={node.Url}");

        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("address already in use", Case.Insensitive);
        refused.Errors.ShouldNotContain("   at ");
    }

    private async Task<Result> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new Result(process.ExitCode, await output, await errors);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServiceSettings).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["Urls", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"])
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    private sealed record Result(int Code, string Output, string Errors)
    {
        public JsonElement Last => JsonDocument.Parse(Output.TrimEnd().Split('\n')[^1]).RootElement;
    }
}
