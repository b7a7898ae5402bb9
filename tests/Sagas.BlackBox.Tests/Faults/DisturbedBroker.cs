using Sagas.Testing.Servers;

namespace Sagas.BlackBox.Tests.Faults;

/// <summary>A service with servers of its own, so that its broker can be stopped and started.</summary>
public sealed class DisturbedBroker : IAsyncLifetime
{
    private readonly TestFolder _folder = new("servers");

    /// <summary>The servers.</summary>
    public OwnServers Servers { get; private set; } = null!;

    /// <summary>The service.</summary>
    public ServiceProcess Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Servers = await OwnServers.StartAsync(_folder.Path);
        Service = new ServiceProcess(await ServiceSetup.CreateAsync(Size.Large, servers: Servers.Addresses));
        await Service.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Servers.DisposeAsync();
        _folder.Dispose();
    }
}
