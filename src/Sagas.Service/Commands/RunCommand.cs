using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Sagas.Durability;
using Sagas.Service.Composition;
using Sagas.Service.Persistence;
using Sagas.Service.Security;
using Sagas.Service.Settings;
using Sagas.Service.Startup;

namespace Sagas.Service.Commands;

/// <summary>Runs the service until it is told to stop.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> arguments, RunOptions options, CancellationToken cancellationToken)
    {
        var configuration = SettingSources.Build(arguments);
        var settings = ServiceSettings.Read(configuration);
        await RefuseOpenNodeAsync(settings, cancellationToken);
        ExposedNode.RefuseInsecure(settings);

        await using var app = ServiceHost.Build(settings, configuration, options);
        var exit = app.Services.GetRequiredService<ExitCode>();
        try
        {
            await app.RunAsync(cancellationToken);
        }
        catch (OptionsValidationException wrong)
        {
            exit.Set(ExitCode.WrongSetting, string.Join(' ', wrong.Failures));
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            var urls = string.Join(';', settings.Listeners.Urls.Concat(settings.Listeners.ManagementUrls));
            exit.Set(ExitCode.NotWell, $"Urls or Management:Urls, '{urls}': address already in use. Stop what listens there, or name another one.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A certificate that is missing, a file that cannot be opened: one sentence, not a stack.
            exit.Set(ExitCode.NotWell, $"The node cannot start: {exception.GetBaseException().Message}");
        }

        if (exit.Sentence is { } sentence)
            await Console.Error.WriteLineAsync(SecretMask.For(settings).Apply(sentence));

        // A part of the process that gave up has said why in the log and left its code.
        return exit.Value != ExitCode.Well ? exit.Value : Environment.ExitCode;
    }

    /// <summary>An exposed node that nobody could sign in to does not even listen, when the database can be asked beforehand; <see cref="NodeStart"/> asks again.</summary>
    private static async Task RefuseOpenNodeAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.Listeners.IsExposed || settings.Auth.FirstKey is not null)
            return;

        var services = new ServiceCollection();
        ServiceHost.AddCore(services, settings);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        try
        {
            var database = scope.ServiceProvider.GetRequiredService<SagasDbContext>().Database;
            if (settings.Storage.Provider == StorageProvider.Postgres && !await database.CanConnectAsync(cancellationToken))
                return;

            var hasKeys = await database.CanConnectAsync(cancellationToken)
                && (await database.GetAppliedMigrationsAsync(cancellationToken)).Any()
                && await scope.ServiceProvider.GetRequiredService<ApiKeys>().AnyAsync(cancellationToken);
            if (!hasKeys)
                throw new WrongSettingException(ExposedNode.NoAuthentication);
        }
        catch (Exception exception) when (DatabaseAway.Is(exception))
        {
            // Away: the node listens, answers 503, and asks when it is there.
        }
    }
}
