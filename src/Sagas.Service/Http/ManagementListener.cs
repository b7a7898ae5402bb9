using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Sagas.Service.Settings;

namespace Sagas.Service.Http;

/// <summary>The listeners of <c>Management:Urls</c> serve <c>/health/*</c>; everything else is not there.</summary>
internal sealed class ManagementListener(RequestDelegate next, IServer server, ServiceSettings settings)
{
    private readonly Lazy<IReadOnlySet<int>> _ports = new(() => Ports(server, settings));

    public Task InvokeAsync(HttpContext context)
    {
        if (settings.Listeners.ManagementUrls.Count == 0 || context.Request.Path.StartsWithSegments("/health") || !_ports.Value.Contains(context.Connection.LocalPort))
            return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // With port 0 the system chose: the server's addresses stand in the order in which they were asked for, management last.
    private static HashSet<int> Ports(IServer server, ServiceSettings settings)
    {
        var addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return [.. addresses.TakeLast(settings.Listeners.ManagementUrls.Count).Select(address => BindingAddress.Parse(address).Port)];
    }
}
