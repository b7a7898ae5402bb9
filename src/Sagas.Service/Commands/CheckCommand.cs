using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Sagas.Service.Persistence;
using Sagas.Service.Security;
using Sagas.Service.Settings;
using Sagas.Service.Startup;

namespace Sagas.Service.Commands;

/// <summary><c>check</c>: are the settings right, does everything answer? Changes nothing: a database that is not there yet is not made.</summary>
internal static class CheckCommand
{
    /// <summary>One line of the answer.</summary>
    private sealed record Line(string Name, bool Ok, string Detail);

    public static Command Create(IReadOnlyDictionary<string, string?> settings, Option<bool> json)
    {
        var command = new Command("check", "Checks settings and connections; changes nothing.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await CommandScope.RunAsync(settings, services => CheckAsync(services, parsed.GetValue(json), cancellationToken));
            }
            catch (WrongSettingException wrong) when (parsed.GetValue(json))
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                Write(json: true, [new("settings", false, wrong.Message)]);
                return ExitCode.WrongSetting;
            }
        });
        return command;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<ServiceSettings>();
        var (database, canSignIn) = await DatabaseAsync(services, settings, cancellationToken);
        List<Line> lines = [Settings(settings, canSignIn), database];
        if (settings.Transport.Provider == TransportProvider.RabbitMq)
            lines.Add(await BrokerAsync(services, settings, cancellationToken));

        return Write(json, lines);
    }

    private static Line Settings(ServiceSettings settings, bool canSignIn)
    {
        if (!settings.Listeners.IsExposed)
            return new("settings", true, "The node is not exposed.");
        if (!canSignIn)
            throw new WrongSettingException(ExposedNode.NoAuthentication);

        ExposedNode.RefuseInsecure(settings);
        return new("settings", true, "The node is exposed.");
    }

    private static async Task<(Line Line, bool CanSignIn)> DatabaseAsync(IServiceProvider services, ServiceSettings settings, CancellationToken cancellationToken)
    {
        const string name = NodeState.Database;
        var place = settings.Storage.Place;
        var hasFirstKey = settings.Auth.FirstKey is not null;
        try
        {
            if (settings.Storage.Provider == StorageProvider.Sqlite && !File.Exists(place))
                return (new(name, settings.Storage.Migrate, settings.Storage.Migrate ? $"{place} will be made by the first start." : $"{place} is missing. Run 'migrate'."), hasFirstKey);

            // CanConnect hides the reason; opening tells it.
            var context = services.GetRequiredService<SagasDbContext>();
            await context.Database.OpenConnectionAsync(cancellationToken);
            await context.Database.CloseConnectionAsync();

            var pending = await services.GetRequiredService<Schema>().PendingAsync(cancellationToken);
            if (pending.Count > 0)
            {
                var runs = settings.ReasonNotToMigrate is null;
                var detail = runs ? "the next start runs them" : "run 'migrate'";
                return (new(name, runs, $"{place} answers and lacks {pending.Count} migration(s): {detail}."), hasFirstKey);
            }

            return (new(name, true, $"{place} answers, its schema is current."), hasFirstKey || await services.GetRequiredService<ApiKeys>().AnyAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whether there are keys is not known, and the start will ask again: only what is known is said.
            return (new(name, false, $"{place} cannot be used: {exception.GetBaseException().Message}"), CanSignIn: true);
        }
    }

    private static async Task<Line> BrokerAsync(IServiceProvider services, ServiceSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<BrokerProbe>().TryAsync(cancellationToken);
            return new(NodeState.Broker, true, $"{settings.Transport.Place} answers.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(NodeState.Broker, false, $"{settings.Transport.Place} cannot be used: {exception.GetBaseException().Message}");
        }
    }

    private static int Write(bool json, IReadOnlyList<Line> checks)
    {
        var ok = checks.All(check => check.Ok);
        Output.Write(json, new { ok, checks }, checks.Select(check => $"{(check.Ok ? "ok  " : "FAIL")} {check.Name}: {check.Detail}"));
        return ok ? ExitCode.Well : ExitCode.NotWell;
    }
}
