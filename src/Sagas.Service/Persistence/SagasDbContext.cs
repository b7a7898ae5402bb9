using Microsoft.EntityFrameworkCore;
using Sagas.Service.Composition;

namespace Sagas.Service.Persistence;

/// <summary>
/// The one context. Modules contribute their <c>IEntityTypeConfiguration</c>s and see it as scoped <see cref="DbContext"/>; names are snake_case,
/// a schema a module on PostgreSQL and a table prefix on SQLite, times UTC with whole milliseconds.
/// </summary>
public class SagasDbContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in Modules.Assemblies)
            modelBuilder.ApplyConfigurationsFromAssembly(module);

        if (Database.ProviderName == SqliteProvider)
            SchemaPrefix.Apply(modelBuilder.Model);

        modelBuilder.AddJournal();
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMilliseconds>().HavePrecision(3);

    private const string SqliteProvider = "Microsoft.EntityFrameworkCore.Sqlite";
}
