using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Sagas.Service.Settings;

namespace Sagas.Service.Http;

/// <summary>The ports of <c>Management:Urls</c>, known once the server listens.</summary>
internal sealed class ManagementPorts(IServer server, ServiceSettings settings)
{
    private readonly Lazy<IReadOnlySet<int>> _ports = new(() => Ports(server, settings));

    /// <summary>Whether a request that came to this port came for health and metrics alone.</summary>
    public bool Contains(int port) => settings.Listeners.ManagementUrls.Count > 0 && _ports.Value.Contains(port);

    // With port 0 the system chose: the server's addresses stand in the order in which they were asked for, management last.
    private static HashSet<int> Ports(IServer server, ServiceSettings settings)
    {
        var addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return [.. addresses.TakeLast(settings.Listeners.ManagementUrls.Count).Select(address => BindingAddress.Parse(address).Port)];
    }
}
