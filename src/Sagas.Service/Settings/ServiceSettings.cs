namespace Sagas.Service.Settings;

/// <summary>Every setting of this build, read and checked once at the start. Nothing else reads configuration.</summary>
public sealed record ServiceSettings
{
    /// <summary>What <c>AllowInsecure</c> may name.</summary>
    public static IReadOnlyList<string> InsecureThings { get; } = ["simulator", "guest", "plain"];

    /// <summary>The database.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>The broker.</summary>
    public required TransportSettings Transport { get; init; }

    /// <summary>What this node does.</summary>
    public required IReadOnlySet<NodeRole> Roles { get; init; }

    /// <summary>The payment gateway.</summary>
    public required GatewaySettings Gateway { get; init; }

    /// <summary>Addresses.</summary>
    public required ListenerSettings Listeners { get; init; }

    /// <summary>Who may.</summary>
    public required AuthSettings Auth { get; init; }

    /// <summary>How long things are kept.</summary>
    public required RetentionSettings Retention { get; init; }

    /// <summary>Which of <see cref="InsecureThings"/> an exposed node does not refuse.</summary>
    public required IReadOnlySet<string> AllowInsecure { get; init; }

    /// <summary>How log lines look.</summary>
    public required LogFormat LogFormat { get; init; }

    /// <summary>Whether a request without credentials is the local identity: the node is not exposed and no sign-in is configured.</summary>
    public bool HasLocalIdentity => !Listeners.IsExposed && Auth.FirstKey is null;

    /// <summary>
    /// Why a start runs no migrations; null when it does. A node that others reach signs in as a role that changes no schema, unless its owner is named.
    /// </summary>
    public string? ReasonNotToMigrate => !Storage.Migrate ? "Storage:Migrate is 'false'"
        : Listeners.IsExposed && Storage is { Provider: StorageProvider.Postgres, OwnerConnectionString: null } ? "this node is exposed and has no ConnectionStrings:SagasOwner"
        : null;

    /// <summary>
    /// Reads and checks all of it. The first wrong one is a <see cref="WrongSettingException"/>. What an exposed node refuses is for those who listen: see
    /// <see cref="ExposedNode"/>.
    /// </summary>
    public static ServiceSettings Read(IConfiguration configuration)
    {
        KnownSettings.RefuseOthers(configuration);
        var values = new SettingValues(configuration);
        PaymentSettings.Check(values);
        var (storage, transport) = (StorageSettings.Read(values), TransportSettings.Read(values));
        return new ServiceSettings
        {
            Storage = storage,
            Transport = transport,
            Roles = NodeRoles.Read(values, storage.Provider, transport.Provider),
            Gateway = GatewaySettings.Read(values),
            Listeners = ListenerSettings.Read(values),
            Auth = AuthSettings.Read(values),
            Retention = RetentionSettings.Read(values),
            AllowInsecure = values.Names("AllowInsecure", InsecureThings),
            LogFormat = values.Choice("Logging:Format", Console.IsOutputRedirected ? LogFormat.Json : LogFormat.Text, "text, json"),
        };
    }
}
