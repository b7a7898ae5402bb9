using System.Net;

namespace Sagas.Service.Settings;

/// <summary>What stays on this machine.</summary>
internal static class Loopback
{
    /// <summary>Whether a listener takes connections of this machine only. Kestrel binds any name but <c>localhost</c> to every address.</summary>
    public static bool Is(BindingAddress address) => address.IsUnixPipe || address.IsNamedPipe || Is(address.Host);

    /// <summary>Whether a host, as a name, an address, or a socket's directory, is this machine.</summary>
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith('/')
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
