using MassTransit;
using Sagas.Operations;
using Sagas.Service.Settings;

namespace Sagas.Service.Doors;

/// <summary>Which user of the broker may speak for which tenant: <c>Auth:Publishers</c>. A user that it does not name speaks for <c>default</c>.</summary>
internal sealed class Publishers(ServiceSettings settings)
{
    private const string Every = "*";
    private static readonly IReadOnlySet<string> DefaultOnly = new HashSet<string> { Tenants.Default };

    /// <summary>Who sent a command.</summary>
    public Sender SenderOf(ConsumeContext context) => Sender.Of(context, settings.Transport.Provider == TransportProvider.RabbitMq ? settings.Transport.User : null);

    /// <summary>Why the sender's command is refused; null when it may be taken.</summary>
    public (string Code, string Reason)? Refuse(Sender sender)
    {
        if (sender.User is null)
        {
            return settings.Listeners.IsExposed
                ? ("unauthenticated", "This node takes commands only with the AMQP property user-id, which the broker checks.")
                : null;
        }

        var tenants = settings.Auth.Publishers.GetValueOrDefault(sender.User, DefaultOnly);
        return tenants.Contains(Every) || tenants.Contains(sender.Tenant)
            ? null
            : ("forbidden", $"The broker's user may not speak for this tenant. Allow it with Auth:Publishers:{sender.User}.");
    }
}
