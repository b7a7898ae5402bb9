using Sagas.Service.Settings;

namespace Sagas.Service.Tests.Settings;

public sealed class SettingSourcesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sagas-secrets-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_a_setting()
    {
        File.WriteAllText(Path.Combine(_folder, "Auth__FirstKey"), "from-a-file\n");

        Build()["Auth:FirstKey"].ShouldBe("from-a-file");
    }

    [Fact]
    public void A_file_that_is_no_setting_is_passed_over()
    {
        File.WriteAllText(Path.Combine(_folder, "other-program"), "x");
        File.WriteAllText(Path.Combine(_folder, "Auth__Unknown"), "x");

        Should.NotThrow(() => ServiceSettings.Read(Build()));
    }

    [Fact]
    public void The_command_line_wins_over_a_file()
    {
        File.WriteAllText(Path.Combine(_folder, "Gateway__TimeoutMs"), "1");

        Build(("Gateway:TimeoutMs", "2"))["Gateway:TimeoutMs"].ShouldBe("2");
    }

    [Fact]
    public void A_directory_that_is_not_there_is_refused() =>
        Should.Throw<WrongSettingException>(() => Build(("Secrets:Directory", "/nowhere"))).Message.ShouldStartWith("Secrets:Directory is '/nowhere'.");

    private Microsoft.Extensions.Configuration.IConfigurationRoot Build(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["Secrets:Directory"] = _folder };
        foreach (var (key, value) in settings)
            all[key] = value;
        return SettingSources.Build(all);
    }
}
