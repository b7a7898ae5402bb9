using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sagas.Service.Settings;

namespace Sagas.Service.Persistence;

/// <summary>How the context reaches its database: by provider, with the same names and history table everywhere.</summary>
internal static class SagasDatabase
{
    /// <summary>The table that remembers which migrations have run.</summary>
    public const string HistoryTable = "schema_migration";

    /// <summary>
    /// Configures a context. There is no retrying execution strategy: a transaction that spans a handler cannot be repeated by EF, so the start
    /// and the journal retry by themselves.
    /// </summary>
    public static DbContextOptionsBuilder UseSagasDatabase(this DbContextOptionsBuilder options, StorageSettings storage) =>
        options.UseSagasDatabase(storage, storage.ConnectionString.Reveal());

    /// <summary>A context for looking at migrations, apart from the scope's.</summary>
    public static SagasDbContext ForMigrations(StorageSettings storage) => ForMigrations(storage, storage.ConnectionString);

    /// <summary>A context for running them: as their owner, where one is named.</summary>
    public static SagasDbContext ForOwner(StorageSettings storage) => ForMigrations(storage, storage.OwnerConnectionString ?? storage.ConnectionString);

    private static DbContextOptionsBuilder UseSagasDatabase(this DbContextOptionsBuilder options, StorageSettings storage, string connection)
    {
        _ = storage.Provider switch
        {
            StorageProvider.Sqlite => options.UseSqlite(connection, sqlite => sqlite.MigrationsHistoryTable(HistoryTable)).AddInterceptors(SqlitePragmas.Instance),
            StorageProvider.Postgres => options.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable(HistoryTable)),
        };
        return options.UseSnakeCaseNamingConvention();
    }

    private static SagasDbContext ForMigrations(StorageSettings storage, Secret connection)
    {
        var options = new DbContextOptionsBuilder().UseSagasDatabase(storage, connection.Reveal()).Options;
        return storage.Provider switch
        {
            StorageProvider.Sqlite => new SqliteMigrationsContext(options),
            StorageProvider.Postgres => new PostgresMigrationsContext(options),
        };
    }

    /// <summary>Makes the folder of a SQLite file, which SQLite itself does not.</summary>
    public static void MakeFolder(StorageSettings storage)
    {
        if (storage.Provider == StorageProvider.Sqlite)
            Directory.CreateDirectory(Path.GetDirectoryName(new SqliteConnectionStringBuilder(storage.ConnectionString.Reveal()).DataSource)!);
    }
}
