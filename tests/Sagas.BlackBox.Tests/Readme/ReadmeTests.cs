using System.Diagnostics;

namespace Sagas.BlackBox.Tests.Readme;

/// <summary>A stranger follows the README in a fresh clone: the commands are taken from its text, word by word.</summary>
[Collection(nameof(AloneOnTheMachine))]
public sealed class ReadmeTests
{
    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["ASPNETCORE_URLS"] = null,
        ["CI"] = null,
    };

    [Fact]
    public async Task The_two_commands_of_the_README_start_the_service_and_pay()
    {
        using var folder = new TestFolder("readme");
        var clone = folder.File("clone");
        await ShellAsync(folder.Path, folder, $"git clone --quiet --no-hardlinks '{Repository.Root}' '{clone}'", TimeSpan.FromSeconds(60));
        var readme = Commands.Of(await File.ReadAllTextAsync(Path.Combine(clone, "README.md")));
        var run = readme.Single(command => command.StartsWith("dotnet run --project src/Sagas.Service", StringComparison.Ordinal));
        var pay = readme.Single(command => command.Contains("curl", StringComparison.Ordinal) && command.Contains("tok_ok", StringComparison.Ordinal));
        await ShellAsync(clone, folder, "dotnet build src/Sagas.Service --nologo -v q -clp:NoSummary", TimeSpan.FromMinutes(5));

        var url = $"http://127.0.0.1:{FreePort.Take()}";
        var watch = Stopwatch.StartNew();
        await using var service = RunningProcess.Start(clone, folder.File("run.log"), With("Urls", url), "bash", "-c", $"exec {run}");
        await service.LineAsync(line => line.Contains($"ready: {url}", StringComparison.Ordinal), "The ready line", TimeSpan.FromSeconds(60));
        var started = watch.Elapsed;
        var answer = await ShellAsync(clone, folder, pay.Replace("http://127.0.0.1:5080", url, StringComparison.Ordinal), TimeSpan.FromSeconds(30));

        started.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        answer.ShouldContain("202 Accepted");
        var location = answer.Split('\n').Single(line => line.StartsWith("Location: ", StringComparison.Ordinal))["Location: ".Length..].Trim();
        using var api = new Api(new Uri(url));
        (await api.EndedAsync(location.Split('/')[^1])).GetProperty("state").GetString().ShouldBe("Completed");
    }

    private static async Task<string> ShellAsync(string folder, TestFolder logs, string command, TimeSpan within)
    {
        await using var process = RunningProcess.Start(folder, logs.File("shell.log"), Environment, "bash", "-c", command);
        (await process.ExitAsync(within)).ShouldBe(0, $"{command}\n{process.Output}\n{process.Errors}");
        return process.Output;
    }

    private static Dictionary<string, string?> With(string name, string value) => new(Environment) { [name] = value };
}
