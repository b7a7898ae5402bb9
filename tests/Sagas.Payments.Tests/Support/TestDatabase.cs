using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sagas.Operations.Receipts;
using Sagas.Payments.Persistence;

namespace Sagas.Payments.Tests.Support;

/// <summary>The module's tables in an SQLite database in memory, as the service's context would have them.</summary>
internal sealed class TestDatabase : DbContext
{
    private readonly SqliteConnection _connection;

    private TestDatabase(SqliteConnection connection)
        : base(new DbContextOptionsBuilder().UseSqlite(connection).Options) => _connection = connection;

    public static TestDatabase Create()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var database = new TestDatabase(connection);
        database.Database.EnsureCreated();
        return database;
    }

    /// <summary>Another context over the same data, as another scope has it.</summary>
    public TestDatabase Again() => new(_connection);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new PaymentMapping());
        modelBuilder.Entity<Receipt>().HasKey(receipt => new { receipt.Tenant, receipt.Operation, receipt.Key });
    }

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
