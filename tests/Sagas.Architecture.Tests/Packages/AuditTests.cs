using System.Diagnostics;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Packages;

/// <summary>A poisoned or unlocked package stops the build: restored with the Directory.Build.props of this house, in a folder of its own.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sagas-audit-").FullName;
    private readonly PlantedFeed _feed;

    public AuditTests()
    {
        _feed = new PlantedFeed(Directory.CreateDirectory(Path.Combine(_folder, "feed")).FullName);
        _feed.Add("Planted", "1.0.0");
        _feed.Add("Planted.Parent", "1.0.0", dependsOn: "Planted");
        File.Copy(Path.Combine(Repository.Root, "Directory.Build.props"), Path.Combine(_folder, "Directory.Build.props"));
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), _feed.Configuration);
    }

    [Fact]
    public async Task A_package_without_advisory_is_restored_and_locked()
    {
        Use("Planted");

        (await RestoreAsync()).ShouldBe("");
        File.Exists(Path.Combine(_folder, "packages.lock.json")).ShouldBeTrue();
        (await RestoreAsync(continuousIntegration: true)).ShouldBe("");
    }

    [Theory]
    [InlineData("Planted", 0, "NU1901")]
    [InlineData("Planted", 3, "NU1904")]
    [InlineData("Planted.Parent", 2, "NU1903")] // Vulnerable is what the parent brings along.
    public async Task A_vulnerable_package_fails_the_restore_whatever_its_severity(string package, int severity, string code)
    {
        _feed.Warn("Planted", severity);
        Use(package);

        (await RestoreAsync()).ShouldContain($"error {code}");
    }

    [Fact]
    public async Task A_package_that_is_not_in_the_lock_file_fails_the_restore_in_continuous_integration()
    {
        Use();
        (await RestoreAsync()).ShouldBe("");

        Use("Planted");

        (await RestoreAsync(continuousIntegration: true)).ShouldContain("error NU1004");
    }

    public void Dispose()
    {
        _feed.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Use(params string[] packages) => File.WriteAllText(Path.Combine(_folder, "Planted.Project.csproj"), $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>{string.Concat(packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"1.0.0\" />"))}</ItemGroup>
        </Project>
        """);

    /// <summary>What the restore complained of; empty when it went well.</summary>
    private async Task<string> RestoreAsync(bool continuousIntegration = false)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", "--nologo", "-clp:ErrorsOnly", "-nodeReuse:false"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["CI"] = continuousIntegration ? "true" : "",
                ["NUGET_PACKAGES"] = null,
                ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_folder, "cache"),
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_NOLOGO"] = "1",
            },
        };
        using var restore = Process.Start(start)!;
        var output = await restore.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await restore.WaitForExitAsync(TestContext.Current.CancellationToken);
        (restore.ExitCode == 0).ShouldBe(!output.Contains("error", StringComparison.Ordinal), output);
        return restore.ExitCode == 0 ? "" : output;
    }
}
