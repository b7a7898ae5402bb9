using Microsoft.EntityFrameworkCore;

namespace Sagas.Service.Tests.Persistence;

public class MigrationTests
{
    /// <summary>
    /// Not a test but the tool, since it needs the built model: <c>MIGRATION=AddThing dotnet run --project tests/Sagas.Service.Tests --
    /// -explicit only -method "*Scaffold_a_migration"</c>.
    /// </summary>
    [Fact(Explicit = true)]
    public void Scaffold_a_migration()
    {
        var name = Environment.GetEnvironmentVariable("MIGRATION").ShouldNotBeNull("MIGRATION names the migration, such as AddThing.");
        foreach (var (provider, connection) in Migrations.Providers)
            Migrations.Scaffold(provider, connection, name);
    }

    [Fact]
    public void The_model_of_either_provider_needs_no_further_migration()
    {
        foreach (var (provider, connection) in Migrations.Providers)
        {
            using var context = Migrations.Context(provider, connection);
            context.Database.HasPendingModelChanges().ShouldBeFalse($"{provider}: scaffold a migration, see {nameof(Scaffold_a_migration)}.");
        }
    }

    [Fact]
    public void A_table_is_in_its_modules_schema_on_Postgres_and_prefixed_on_Sqlite()
    {
        var names = Migrations.Providers.ToDictionary(entry => entry.Provider.ToString(), entry =>
        {
            using var context = Migrations.Context(entry.Provider, entry.Connection);
            return context.Model.GetEntityTypes().Select(entity => entity.GetSchemaQualifiedTableName()!).ToArray();
        });

        names["Postgres"].ShouldContain("operations.receipt");
        names["Postgres"].ShouldContain("security.api_key");
        names["Sqlite"].ShouldContain("operations_receipt");
        names["Sqlite"].ShouldContain("security_api_key");
    }
}
