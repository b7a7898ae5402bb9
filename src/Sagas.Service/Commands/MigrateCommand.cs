using System.CommandLine;
using Sagas.Service.Persistence;
using Sagas.Service.Startup;

namespace Sagas.Service.Commands;

/// <summary><c>migrate</c>: brings the schema up to date, also where a start may not.</summary>
internal static class MigrateCommand
{
    public static Command Create(IReadOnlyDictionary<string, string?> settings, Option<bool> json)
    {
        var command = new Command("migrate", "Brings the database's schema up to date.");
        command.SetAction((parsed, cancellationToken) => CommandScope.RunAsync(settings, async services =>
        {
            var (from, to) = await services.GetRequiredService<Schema>().MigrateAsync(cancellationToken);
            Output.Write(parsed.GetValue(json), new { from, to }, [from == to ? $"The schema is current: {to}." : $"From {from ?? "nothing"} to {to}."]);
            return ExitCode.Well;
        }));
        return command;
    }
}
