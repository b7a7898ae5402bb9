namespace Sagas.Service.Settings;

/// <summary>
/// What an exposed node refuses to start with. ASP.NET's environment name decides none of it. That somebody can sign in is asked of the database too:
/// see <see cref="NoAuthentication"/>.
/// </summary>
internal static class ExposedNode
{
    /// <summary>The sentence for an exposed node without <c>Auth:FirstKey</c> and without a valid API key.</summary>
    public const string NoAuthentication =
        "This node is exposed (Urls beyond loopback, or Proxy:Trusted) and nobody could sign in. Set Auth:FirstKey, or make a key with 'keys create', or listen on 127.0.0.1.";

    /// <summary>Refuses the simulator, <c>guest</c> and plain connections, unless <c>AllowInsecure</c> names them.</summary>
    public static void RefuseInsecure(ServiceSettings settings)
    {
        if (!settings.Listeners.IsExposed)
            return;

        Refuse(settings, "simulator", "Gateway:Provider is 'Simulator'");

        var transport = settings.Transport;
        if (transport.Provider == TransportProvider.RabbitMq && transport.User == "guest")
            Refuse(settings, "guest", "ConnectionStrings:RabbitMq signs in as 'guest'");
        if (transport.Provider == TransportProvider.RabbitMq && transport.Address.Scheme == "amqp" && !Loopback.Is(transport.Address.Host))
            Refuse(settings, "plain", $"ConnectionStrings:RabbitMq goes to '{transport.Address.Host}' without TLS (amqps)");

        var storage = settings.Storage;
        if (!storage.IsEncrypted && storage.Hosts.FirstOrDefault(host => !Loopback.Is(host)) is { } host)
            Refuse(settings, "plain", $"ConnectionStrings:Sagas goes to '{host}' without TLS (SSL Mode=VerifyFull)");
    }

    private static void Refuse(ServiceSettings settings, string thing, string what)
    {
        if (!settings.AllowInsecure.Contains(thing))
            throw new WrongSettingException($"{what}, which an exposed node (Urls beyond loopback, or Proxy:Trusted) refuses. Change it, or say AllowInsecure={thing}.");
    }
}
