using System.Diagnostics;
using System.Runtime.Versioning;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Docker;

/// <summary>docker/init.sh, run into a folder of its own.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sagas-secrets-").FullName;

    [Fact]
    public async Task Each_secret_of_the_compose_file_is_made()
    {
        await InitAsync();

        var expected = Compose.Map(Compose.File["secrets"]).Values.Select(secret => Path.GetFileName(Compose.Map(secret)["file"].ToString()));
        Files().Keys.ShouldBe(expected, ignoreOrder: true);
        Files().Values.ShouldAllBe(text => text.Length > 0);
    }

    [Fact]
    public async Task The_first_key_is_long_enough_and_passwords_fit_where_they_are_used()
    {
        await InitAsync();
        var files = Files();

        files["Auth__FirstKey"].Length.ShouldBeGreaterThanOrEqualTo(43);
        files["ConnectionStrings__Sagas"].ShouldEndWith($"Password={files["postgres-password"]}");
        new Uri(files["ConnectionStrings__RabbitMq"]).UserInfo.ShouldBe($"sagas:{files["rabbitmq.conf"].Trim().Split(" = ")[^1]}");
    }

    [Fact]
    public async Task What_is_there_stays()
    {
        await InitAsync();
        var before = Files();

        await InitAsync();

        Files().ShouldBe(before);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_is_done_again()
    {
        await InitAsync();
        File.Delete(Path.Combine(_folder, "Auth__FirstKey"));
        File.Delete(Path.Combine(_folder, "redis.conf"));

        await InitAsync();

        Files().Count.ShouldBe(6);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Two_machines_have_different_keys_and_other_users_cannot_read_them()
    {
        await InitAsync();
        var first = Files();
        File.Delete(Path.Combine(_folder, "Auth__FirstKey"));

        await InitAsync();

        Files().Keys.ShouldAllBe(name => Files()[name] != first[name]);
        File.GetUnixFileMode(_folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Dictionary<string, string> Files() =>
        Directory.EnumerateFiles(_folder).Order().ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    private async Task InitAsync()
    {
        using var process = Process.Start("bash", [Path.Combine(Repository.Root, "docker/init.sh"), _folder]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0);
    }
}
