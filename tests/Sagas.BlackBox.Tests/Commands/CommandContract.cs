using System.Text.Json;

namespace Sagas.BlackBox.Tests.Commands;

/// <summary>The commands of the service's executable, at both sizes.</summary>
public abstract class CommandContract(Size size) : IAsyncLifetime
{
    private ServiceSetup _setup = null!;

    public async ValueTask InitializeAsync() => _setup = await ServiceSetup.CreateAsync(size);

    public async ValueTask DisposeAsync()
    {
        await _setup.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Migrate_brings_an_empty_database_up_to_date_once()
    {
        var first = await _setup.CommandAsync("migrate", "--json");
        var second = await _setup.CommandAsync("migrate", "--json");

        first.ExitCode.ShouldBe(0, first.All);
        first.Json.GetProperty("to").GetString().ShouldNotBeNullOrWhiteSpace();
        second.Json.GetProperty("from").ToString().ShouldBe(first.Json.GetProperty("to").ToString());
        second.Json.GetProperty("to").ToString().ShouldBe(first.Json.GetProperty("to").ToString());
    }

    [Fact]
    public async Task Several_nodes_that_start_at_once_on_an_empty_database_all_find_it_up_to_date()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _setup.CommandAsync("migrate", "--json")));

        all.ShouldAllBe(one => one.ExitCode == 0, string.Concat(all.Select(one => one.All)));
        all.Select(one => one.Json.GetProperty("to").ToString()).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Check_is_well_when_all_is_there()
    {
        await _setup.CommandAsync("migrate");

        var check = await _setup.CommandAsync("check", "--json");

        check.ExitCode.ShouldBe(0, check.All);
        check.Json.GetProperty("ok").GetBoolean().ShouldBeTrue();
        check.Json.GetProperty("checks").EnumerateArray().ShouldAllBe(item => item.GetProperty("ok").GetBoolean());
        check.Json.GetProperty("checks").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Check_changes_nothing()
    {
        await _setup.CommandAsync("check");

        var migrated = await _setup.CommandAsync("migrate", "--json");

        migrated.Json.GetProperty("from").ToString().ShouldNotBe(migrated.Json.GetProperty("to").ToString());
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("migrate", "--help")]
    [InlineData("keys", "--help")]
    [InlineData("keys", "create", "--help")]
    [InlineData("diagrams", "--help")]
    public async Task Help_is_everywhere(params string[] arguments)
    {
        var help = await _setup.CommandAsync(arguments);

        help.ExitCode.ShouldBe(0, help.All);
        help.Output.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Help_names_the_commands_that_are_built_and_no_others()
    {
        var help = (await _setup.CommandAsync("--help")).Output;

        foreach (var built in (string[])["check", "migrate", "keys", "diagrams", "--demo"])
            help.ShouldContain(built);
        foreach (var later in (string[])["rehearse", "replay", "verify", "rebuild", "generate", "backup", "restored", "erase", "new step"])
            help.ShouldNotContain(later, Case.Sensitive);
    }
}

public sealed class EmbeddedCommandTests() : CommandContract(Size.Embedded);

public sealed class LargeCommandTests() : CommandContract(Size.Large)
{
    [Fact]
    public async Task Check_names_what_cannot_be_reached()
    {
        var away = FreePort.Take();
        await using var setup = await ServiceSetup.CreateAsync(Size.Large, postgresPort: away, rabbitMqPort: away);

        var check = await setup.CommandAsync("check", "--json");

        check.ExitCode.ShouldBe(1, check.All);
        check.Json.GetProperty("ok").GetBoolean().ShouldBeFalse();
        var wrong = check.Json.GetProperty("checks").EnumerateArray().Where(item => !item.GetProperty("ok").GetBoolean()).ToList();
        wrong.Select(Name).ShouldBe(["database", "broker"], ignoreOrder: true);
        wrong.ShouldAllBe(item => !string.IsNullOrWhiteSpace(item.GetProperty("detail").GetString()));
    }

    private static string? Name(JsonElement item) => item.GetProperty("name").GetString();
}
