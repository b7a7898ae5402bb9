using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sagas.Durability.Faults;
using Sagas.Durability.Journal;
using Sagas.Durability.Suspects;
using Sagas.Durability.Timeline;
using Sagas.Durability.Timers;
using Sagas.Durability.Undelivered;

// As is custom for EF: what extends the model builder is found without another using.
namespace Microsoft.EntityFrameworkCore;

/// <summary>The journal's tables in an application's model.</summary>
public static class JournalModel
{
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <summary>
    /// Maps the journal's tables for queries, outside the application's migrations (the library makes and upgrades them itself), and makes the
    /// version of every saga mapped so far its concurrency token. Call it last in <c>OnModelCreating</c>.
    /// </summary>
    public static ModelBuilder AddJournal(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<JournalRow>(row =>
        {
            Columns(row, "journal");
            row.HasKey(r => new { r.ConsumerId, r.MessageId });
        });
        modelBuilder.Entity<HistoryRow>(row =>
        {
            Columns(row, "saga_history");
            row.HasKey(r => new { r.SagaMonth, r.SagaId, r.Version });
        });
        modelBuilder.Entity<JournalNode>(node =>
        {
            Columns(node, "journal_node");
            node.HasKey(n => n.Id);
        });
        modelBuilder.Entity<FaultRow>(fault =>
        {
            Columns(fault, "fault");
            fault.HasKey(f => f.Id);
        });
        modelBuilder.Entity<UndeliveredRow>(send =>
        {
            Columns(send, "undelivered");
            send.HasKey(s => s.Id);
        });
        modelBuilder.Entity<TimerRow>(timer =>
        {
            Columns(timer, "scheduled_message");
            timer.HasKey(t => t.Token);
        });
        modelBuilder.Entity<SuspectRun>(run =>
        {
            Columns(run, "suspect_run");
            run.HasKey(r => new { r.Endpoint, r.MessageId, r.Id });
        });

        foreach (var saga in modelBuilder.Model.GetEntityTypes().Where(type => typeof(MassTransit.ISagaVersion).IsAssignableFrom(type.ClrType)))
            modelBuilder.Entity(saga.ClrType).Property(nameof(MassTransit.ISagaVersion.Version)).IsConcurrencyToken().ValueGeneratedNever();

        return modelBuilder;
    }

    private static void Columns<T>(EntityTypeBuilder<T> entity, string table)
        where T : class
    {
        entity.ToTable(table, t => t.ExcludeFromMigrations());
        // Set here and not left to the application's naming convention: the tables are the library's.
        foreach (var property in typeof(T).GetProperties())
        {
            var column = entity.Property(property.PropertyType, property.Name).HasColumnName(SnakeCase(property.Name)).ValueGeneratedNever();
            if (property.PropertyType == typeof(DateTime) || property.PropertyType == typeof(DateTime?))
                column.HasConversion(Utc);
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? $"{(i == 0 ? "" : "_")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
