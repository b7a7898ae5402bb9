using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;
using Sagas.Service.Persistence;
using Sagas.Service.Settings;

#pragma warning disable EF1001 // The providers' design-time services have no public door.

namespace Sagas.Service.Tests.Persistence;

/// <summary>Writes a migration for each provider into the source tree, as the tool <c>dotnet ef</c> would.</summary>
internal static class Migrations
{
    public static readonly (StorageProvider Provider, string Connection)[] Providers =
        [(StorageProvider.Sqlite, "Data Source=never-opened.db"), (StorageProvider.Postgres, "Host=never-opened;Database=sagas")];

    public static SagasDbContext Context(StorageProvider provider, string connection)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Provider"] = provider.ToString(), ["ConnectionStrings:Sagas"] = connection })
            .Build();
        return SagasDatabase.ForMigrations(StorageSettings.Read(new SettingValues(configuration)));
    }

    public static void Scaffold(StorageProvider provider, string connection, string name)
    {
        using var context = Context(provider, connection);
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
        IDesignTimeServices ofProvider = provider == StorageProvider.Sqlite ? new SqliteDesignTimeServices() : new NpgsqlDesignTimeServices();
        ofProvider.ConfigureDesignTimeServices(services);
        using var built = services.BuildServiceProvider();
        using var scope = built.CreateScope();

        var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
        var migration = scaffolder.ScaffoldMigration(name, "Sagas.Service", $"Migrations.{provider}");
        scaffolder.Save(ServiceFolder(), migration, Path.Combine(ServiceFolder(), "Migrations", provider.ToString()), dryRun: false);
    }

    private static string ServiceFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sagas.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Sagas.sln is above no folder of the running suite.");

        return Path.Combine(folder, "src", "Sagas.Service");
    }
}
