using System.Text.Json;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Docker;

public sealed class DockerfileTests
{
    private static readonly string[] Lines = Repository.Lines("docker/service.Dockerfile");

    private static string[] FinalStage => Lines[Array.FindLastIndex(Lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];

    [Fact]
    public void What_is_started_is_what_is_published()
    {
        var entry = JsonSerializer.Deserialize<string[]>(Argument("ENTRYPOINT"))!;

        entry.ShouldBe(["dotnet", "/app/Sagas.Service.dll"]);
        Lines.ShouldContain(line => line.Contains("dotnet publish src/Sagas.Service ", StringComparison.Ordinal) && line.Contains("--output /app", StringComparison.Ordinal));
        FinalStage.ShouldContain("COPY --from=build /app /app");
        typeof(Program).Assembly.GetName().Name.ShouldBe("Sagas.Service");
    }

    [Fact]
    public void It_runs_without_root() => Argument("USER").ShouldBe("$APP_UID"); // The images' own unprivileged user.

    [Fact]
    public void Sdk_and_runtime_are_those_that_the_house_is_built_for()
    {
        using var sdk = JsonDocument.Parse(Repository.Read("global.json"));
        var version = sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;

        var release = Version.Parse(version).ToString(2);

        var images = Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        images.Select(image => image.Split(':')[1]).ShouldAllBe(tag => tag == release);
    }

    [Fact]
    public void The_build_is_given_each_file_that_it_copies()
    {
        var allowed = Repository.Lines("docker/service.Dockerfile.dockerignore").Where(line => line.StartsWith('!')).Select(line => line[1..]).ToArray();
        var copied = Lines.TakeWhile(line => line != FinalStage[0])
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1])
            .Select(file => file.TrimEnd('/'));

        copied.ShouldBe(allowed, ignoreOrder: true);
        allowed.ShouldAllBe(file => Path.Exists(Path.Combine(Repository.Root, file)));
    }

    private static string Argument(string instruction) =>
        FinalStage.Single(line => line.StartsWith($"{instruction} ", StringComparison.Ordinal))[(instruction.Length + 1)..];
}
