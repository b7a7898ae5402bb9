using Sagas.Testing.Servers;

namespace Sagas.Testing.Processes;

/// <summary>What a service runs on: its folder, its settings, and at <see cref="Size.Large"/> a database and a virtual host of its own.</summary>
public sealed class ServiceSetup : IAsyncDisposable
{
    private ServiceSetup(Size size, ThrowawayPostgres? postgres, ThrowawayRabbitMq? rabbitMq, IReadOnlyDictionary<string, string> settings)
    {
        Size = size;
        Postgres = postgres;
        RabbitMq = rabbitMq;
        Settings = settings;
    }

    /// <summary>Which size.</summary>
    public Size Size { get; }

    /// <summary>Working directory: relative paths of settings start here.</summary>
    public TestFolder Folder { get; } = new("sagas");

    /// <summary>Its database, at <see cref="Size.Large"/>.</summary>
    public ThrowawayPostgres? Postgres { get; }

    /// <summary>Its virtual host, at <see cref="Size.Large"/>.</summary>
    public ThrowawayRabbitMq? RabbitMq { get; }

    /// <summary>Its settings by key, <c>A:B</c>, <c>Urls</c> not among them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Makes what the size needs.</summary>
    /// <param name="size">Which size.</param>
    /// <param name="settings">Further settings; they win over the size's own.</param>
    /// <param name="postgresPort">A proxy to reach PostgreSQL by.</param>
    /// <param name="rabbitMqPort">A proxy to reach RabbitMQ by.</param>
    /// <param name="servers">Where its database and virtual host are; null for the servers that all tests share.</param>
    public static async Task<ServiceSetup> CreateAsync(
        Size size,
        IReadOnlyDictionary<string, string>? settings = null,
        int? postgresPort = null,
        int? rabbitMqPort = null,
        ServerAddresses? servers = null)
    {
        var all = new Dictionary<string, string>();
        ThrowawayPostgres? postgres = null;
        ThrowawayRabbitMq? rabbitMq = null;
        if (size == Size.Large)
        {
            postgres = await ThrowawayPostgres.CreateAsync(servers);
            rabbitMq = await ThrowawayRabbitMq.CreateAsync(servers);
            all["Storage:Provider"] = "Postgres";
            all["ConnectionStrings:Sagas"] = postgresPort is { } database ? postgres.Through(database) : postgres.ConnectionString;
            all["Transport:Provider"] = "RabbitMq";
            all["ConnectionStrings:RabbitMq"] = rabbitMqPort is { } broker ? rabbitMq.Through(broker) : rabbitMq.Address;
        }

        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            all[key] = value;
        return new ServiceSetup(size, postgres, rabbitMq, all);
    }

    /// <summary>Starts the built service with these settings on its command line, in this folder.</summary>
    /// <param name="logFile">Where its output is appended.</param>
    /// <param name="arguments">Further settings, such as <c>--Urls=…</c>, which win over the setup's, or <c>--demo</c>.</param>
    public RunningProcess Start(string logFile, params IReadOnlyList<string> arguments) => RunningProcess.Start(
        Folder.Path,
        logFile,
        CleanEnvironment,
        ["dotnet", Repository.ServiceDll, .. Settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. arguments]);

    /// <summary>Runs a command of the service to its end, such as <c>keys create … --json</c>, with these settings in its environment.</summary>
    public async Task<CommandResult> CommandAsync(params IReadOnlyList<string> arguments)
    {
        var environment = new Dictionary<string, string?>(CleanEnvironment);
        foreach (var (key, value) in Settings)
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        await using var process = RunningProcess.Start(Folder.Path, Folder.File("commands.log"), environment, ["dotnet", Repository.ServiceDll, .. arguments]);
        var exitCode = await process.ExitAsync(TimeSpan.FromSeconds(60));
        return new CommandResult(exitCode, process.Output, process.Errors);
    }

    /// <summary>Gives back folder, database and virtual host.</summary>
    public async ValueTask DisposeAsync()
    {
        if (RabbitMq is not null)
            await RabbitMq.DisposeAsync();
        if (Postgres is not null)
            await Postgres.DisposeAsync();
        Folder.Dispose();
    }

    // What the developer's shell says about addresses and environments must not reach the service under test.
    private static readonly Dictionary<string, string?> CleanEnvironment = new()
    {
        ["Urls"] = null,
        ["ASPNETCORE_URLS"] = null,
        ["ASPNETCORE_HTTP_PORTS"] = null,
        ["ASPNETCORE_ENVIRONMENT"] = null,
        ["DOTNET_ENVIRONMENT"] = null,
    };
}
