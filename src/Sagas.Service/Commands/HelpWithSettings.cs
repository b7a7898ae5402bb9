using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Sagas.Service.Settings;
using Sagas.Service.Startup;

namespace Sagas.Service.Commands;

/// <summary>The usual help, and below that of the process itself the table of settings.</summary>
internal sealed class HelpWithSettings : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    public override int Invoke(ParseResult parseResult)
    {
        _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is RootCommand)
            WriteSettings(parseResult.InvocationConfiguration.Output);

        return ExitCode.Well;
    }

    private static void WriteSettings(TextWriter output)
    {
        output.WriteLine("Settings (here --A:B=VALUE, in the environment A__B, in appsettings.json, or a file A__B in Secrets:Directory):");
        foreach (var (key, takes, otherwise) in KnownSettings.All)
            output.WriteLine($"  {key,-32} {takes} [{otherwise}]");
        output.WriteLine();
        output.WriteLine("Exit codes: 0 well, 1 checked and not well, 2 wrong setting or usage.");
    }
}
