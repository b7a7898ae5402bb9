using System.CommandLine;
using System.CommandLine.Help;
using Sagas.Service.Settings;
using Sagas.Service.Startup;

namespace Sagas.Service.Commands;

/// <summary>The commands and what ends the process: 0 well, 1 checked and not well, 2 wrong setting or usage.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> Json = new("--json") { Description = "The last line of standard output is the answer as a JSON object.", Recursive = true };
    private static readonly Option<bool> Demo = new("--demo") { Description = "Plays sample payments into an empty database." };

    /// <summary>Runs the process.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var (settings, rest) = SettingArguments.Split(arguments);
            var parsed = Root(settings).Parse(rest);
            if (parsed.Errors.Count == 0 || parsed.Action is HelpWithSettings or ShowVersion)
                return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"{error.Message} See --help.");
            return ExitCode.WrongSetting;
        }
        catch (WrongSettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.WrongSetting;
        }
    }

    private static RootCommand Root(IReadOnlyDictionary<string, string?> settings)
    {
        var root = new RootCommand("Sagas: payments as sagas. Without a command it runs the service.") { Json, Demo };
        root.SetAction((parsed, cancellationToken) => RunCommand.RunAsync(settings, new RunOptions(parsed.GetValue(Demo)), cancellationToken));
        root.Add(CheckCommand.Create(settings, Json));
        root.Add(MigrateCommand.Create(settings, Json));
        root.Add(KeysCommand.Create(settings, Json));
        root.Add(DiagramsCommand.Create(Json));
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithSettings();
        root.Options.OfType<VersionOption>().Single().Action = new ShowVersion();
        return root;
    }
}
