using System.Text.RegularExpressions;
using Sagas.Architecture.Tests.Docker;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Settings;

/// <summary>docs/run-it.md, compose.yaml and the code know the same settings.</summary>
public sealed partial class SettingsTests
{
    private static readonly string[] Documented = [.. Repository.Lines("docs/run-it.md")
        .Select(line => Row().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Each_setting_of_the_containers_is_documented()
    {
        var service = Compose.Services["web"];
        var image = Repository.Lines("docker/service.Dockerfile").Where(line => line.StartsWith("ENV ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..]).Select(pair => pair.Split('=')[0]);
        var used = Compose.Map(service["environment"]).Keys.Concat(service.List("secrets")).Concat(image)
            .Where(key => !key.StartsWith("DOTNET_", StringComparison.Ordinal) && !key.StartsWith("ASPNETCORE_", StringComparison.Ordinal) && key is not "CI" and not "NUGET_PACKAGES")
            .Select(key => key.Replace("__", ":", StringComparison.Ordinal));

        used.Except(Documented).ShouldBeEmpty();
    }

    [Fact]
    public void The_documentation_names_each_setting_of_this_build_once_and_no_other() => Documented.ShouldBe(Known(), ignoreOrder: true);

    /// <summary>The keys that the service takes: its help's table.</summary>
    private static IEnumerable<string> Known()
    {
        var settings = typeof(Program).Assembly.GetType("Sagas.Service.Settings.KnownSettings", throwOnError: true)!;
        return ((IEnumerable<(string Key, string Takes, string Default)>)settings.GetProperty("All")!.GetValue(null)!).Select(setting => setting.Key);
    }

    [GeneratedRegex(@"^\| `([A-Za-z_]+(?::[A-Za-z]+)*)` \|[^|]*\|[^|]*\|$")]
    private static partial Regex Row();
}
