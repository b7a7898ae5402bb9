using System.Net.Sockets;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Service.Settings;

namespace Sagas.Service.Startup;

/// <summary>Opens and closes a connection to the broker, so that a start can say in words what keeps it waiting. In memory there is nothing to open.</summary>
internal sealed class BrokerProbe(ServiceSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Throws if the broker does not take the connection within five seconds.</summary>
    public async Task TryAsync(CancellationToken cancellationToken)
    {
        if (settings.Transport.Provider == TransportProvider.InMemory)
            return;

        var factory = new ConnectionFactory
        {
            Uri = settings.Transport.Address,
            UserName = settings.Transport.User,
            Password = settings.Transport.Password,
            RequestedConnectionTimeout = Patience,
            ClientProvidedName = "sagas probe",
        };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await connection.CloseAsync(cancellationToken);
    }

    /// <summary>Whether waiting may help: away, starting, or not letting us in yet.</summary>
    public static bool IsAway(Exception exception) =>
        exception is BrokerUnreachableException or OperationInterruptedException or SocketException or IOException or TimeoutException or OperationCanceledException;
}
