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

    // The compiler's idea of this file's path is mapped for reproducible builds, so the checkout is looked for from the output upwards.
    private static string ServiceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sagas.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("A migration is scaffolded in a checkout only: no Sagas.sln above the output.");

        return Path.Combine(folder.FullName, "src", "Sagas.Service");
    }
}
