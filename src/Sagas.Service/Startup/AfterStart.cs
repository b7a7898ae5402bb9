using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Sagas.Service.Demo;
using Sagas.Service.Settings;

namespace Sagas.Service.Startup;

/// <summary>What happens once everything is there: the ready line on standard output, and the sample traffic if it was asked for.</summary>
internal sealed class AfterStart(IServer server, ServiceSettings settings, RunOptions options, DemoTraffic demo, IHostApplicationLifetime lifetime)
{
    /// <summary>The version that the ready line and <c>--version</c> show.</summary>
    public static string Version { get; } = typeof(AfterStart).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ListeningAsync(cancellationToken);
        var url = settings.Listeners.PublicUrl?.ToString().TrimEnd('/') ?? server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        Console.Out.WriteLine($"Sagas {Version} ready: {url} (API /v1, docs /docs)");
        if (options.Demo)
            await demo.PlayAsync(cancellationToken);
    }

    // The start may be quicker than the listeners.
    private async Task ListeningAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var open = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
