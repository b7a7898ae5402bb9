using Sagas.Service.Commands;
using Sagas.Service.Settings;

namespace Sagas.Service.Tests.Commands;

public sealed class SettingArgumentsTests
{
    [Theory]
    [InlineData("--Urls=http://127.0.0.1:1 check", "Urls=http://127.0.0.1:1", "check")]
    [InlineData("check --Storage:Provider Sqlite --json", "Storage:Provider=Sqlite", "check --json")]
    [InlineData("--Roles=api,dashboard", "Roles=api,dashboard", "")]
    [InlineData("--roles=api,dashboard", "roles=api,dashboard", "")]
    [InlineData("keys create --name shop --roles publisher", "", "keys create --name shop --roles publisher")]
    [InlineData("keys create --name shop --roles=publisher --Storage:Provider=Sqlite", "Storage:Provider=Sqlite", "keys create --name shop --roles=publisher")]
    [InlineData("--Roles=api keys create --roles admin", "Roles=api", "keys create --roles admin")]
    public void Settings_are_told_from_commands_and_their_options(string arguments, string settings, string rest)
    {
        var split = SettingArguments.Split(arguments.Split(' '));

        string.Join(' ', split.Settings.Select(setting => $"{setting.Key}={setting.Value}")).ShouldBe(settings);
        string.Join(' ', split.Commands).ShouldBe(rest);
    }

    [Theory]
    [InlineData("--Storage:Provide=Sqlite", "Storage:Provide is no setting of this build.")]
    [InlineData("--Storage:Provider", "Storage:Provider has no value.")]
    public void What_looks_like_a_setting_and_is_none_is_refused(string argument, string sentence) =>
        Should.Throw<WrongSettingException>(() => SettingArguments.Split([argument])).Message.ShouldStartWith(sentence);
}
