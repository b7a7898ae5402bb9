using Sagas.Service.Composition;
using Sagas.Service.Logs;
using Sagas.Service.Settings;
using Sagas.Service.Startup;
using Serilog;

namespace Sagas.Service.Commands;

/// <summary>Runs a command over settings and database, without listeners and without a bus. What goes wrong there is one sentence and exit code 1.</summary>
internal static class CommandScope
{
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> arguments, Func<IServiceProvider, Task<int>> runAsync)
    {
        var configuration = SettingSources.Build(arguments);
        var settings = ServiceSettings.Read(configuration);
        var services = new ServiceCollection();
        services.AddSerilog(LogSetup.Create(settings, configuration, onStandardError: true), dispose: true);
        services.AddSingleton<BrokerProbe>();
        ServiceHost.AddCore(services, settings);

        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        try
        {
            return await runAsync(scope.ServiceProvider);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or WrongSettingException))
        {
            await Console.Error.WriteLineAsync(SecretMask.For(settings).Apply(exception.GetBaseException().Message));
            return ExitCode.NotWell;
        }
    }
}
