using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Sagas.Testing.Processes;

/// <summary>Ports on loopback that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>One port, below the range from which the kernel takes ports for outgoing connections, so that none of those can take it meanwhile.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(15000, 30000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
