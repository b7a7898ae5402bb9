namespace Sagas.Service.Settings;

/// <summary>The settings of this build. In the sections that are this service's own, anything else is refused: a typing error must not fall back to a default unseen.</summary>
internal static class KnownSettings
{
    /// <summary>Key, what it takes, default: the help's table.</summary>
    public static IReadOnlyList<(string Key, string Takes, string Default)> All { get; } =
    [
        ("Storage:Provider", "Sqlite, Postgres", "Sqlite"),
        ("Storage:Migrate", "true, false", "true"),
        ("ConnectionStrings:Sagas", "the database", "Data Source=data/sagas.db"),
        ("ConnectionStrings:SagasReadOnly", "a replica for the dashboard's reads", "the primary"),
        ("ConnectionStrings:SagasOwner", "the database role that migrates", "ConnectionStrings:Sagas"),
        ("Transport:Provider", "InMemory, RabbitMq", "InMemory"),
        ("ConnectionStrings:RabbitMq", "amqp://USER:PASSWORD@HOST:PORT/VHOST", "none"),
        ("Roles", $"comma list of {string.Join(',', NodeRoles.All)}", "all"),
        ("Gateway:Provider", "Simulator", "Simulator"),
        ("Gateway:Simulator:Book", "the simulator's file", "data/simulator.db"),
        ("Gateway:TimeoutMs", "1 to 60000", "3000"),
        ("Payments:Calendar", "country whose banking days a soft decline waits for", "DE"),
        ("Payments:TimeZone", "IANA zone of those days", "Europe/Berlin"),
        ("Payments:RetryDays", "1 to 60: days after the first soft decline", "10"),
        ("Payments:UnknownMinutes", "0 to 10080: look-ups before a person is asked", "60"),
        ("Urls", "listeners, separated by ';'", "http://127.0.0.1:5080"),
        ("PublicUrl", "base of links", "the first of Urls"),
        ("Proxy:Trusted", "networks whose X-Forwarded-* count", "none"),
        ("Management:Urls", "listeners for /health/* only", "none"),
        ("Auth:FirstKey", "43 or more random characters", "none"),
        ("Auth:Publishers:USER", "tenants that a broker's user may name", "default"),
        ("AllowInsecure", string.Join(',', ServiceSettings.InsecureThings), "none"),
        ("Secrets:Directory", "a file a setting, named like Auth__FirstKey", "/run/secrets, if there"),
        ("Retention:Dedupe", "days that message ids are told apart", "30"),
        ("Retention:Timeline", "days of history after a saga's end", "400"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "a collector for traces and metrics; OpenTelemetry's own", "none"),
        ("Logging:Format", "text, json", "text on a terminal"),
        ("Logging:LogLevel:CATEGORY", "Trace to Critical, None", "quiet"),
    ];

    /// <summary>ASP.NET's own, taken where somebody gives it; it decides nothing here.</summary>
    private const string Environment = "environment";

    private static readonly string[] OwnSections = ["Storage", "Transport", "Gateway", "Payments", "Proxy", "Management", "Auth", "Secrets", "Retention"];
    private static readonly string[] OpenSections = ["Auth:Publishers:", "Logging:LogLevel:", "OTEL_"];

    /// <summary>Whether this build reads <paramref name="key"/>.</summary>
    public static bool Has(string key) =>
        OpenSections.Any(section => key.Length > section.Length && key.StartsWith(section, StringComparison.OrdinalIgnoreCase))
        || key.Equals(Environment, StringComparison.OrdinalIgnoreCase)
        || All.Any(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses keys of our own sections that this build does not read, and listeners that it would not see.</summary>
    public static void RefuseOthers(IConfiguration configuration)
    {
        var unknown = OwnSections
            .SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .FirstOrDefault(entry => entry.Value is not null && entry.Key.Contains(':', StringComparison.Ordinal) && !Has(entry.Key));
        if (unknown.Key is { } key)
            throw Unknown(key);

        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            throw new WrongSettingException("Kestrel:Endpoints is set. Allowed: listeners are named by Urls and Management:Urls, certificates by Kestrel:Certificates.");
    }

    /// <summary>The sentence for a key that this build does not read.</summary>
    public static WrongSettingException Unknown(string key)
    {
        var section = key.Contains(':', StringComparison.Ordinal) ? key[..(key.IndexOf(':', StringComparison.Ordinal) + 1)] : "";
        var near = All.Select(setting => setting.Key)
            .Where(known => section.Length > 0 && known.StartsWith(section, StringComparison.OrdinalIgnoreCase))
            .DefaultIfEmpty("see --help");
        return new($"{key} is no setting of this build. Allowed: {string.Join(", ", near)}.");
    }
}
