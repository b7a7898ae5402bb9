using Microsoft.EntityFrameworkCore;
using Sagas.Ledger.Persistence;

namespace Sagas.Ledger.Tests.Support;

/// <summary>The module's tables in an SQLite database in memory, as the service's context would have them.</summary>
internal sealed class LedgerDatabase(DbContextOptions<LedgerDatabase> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder
        .ApplyConfiguration(new TransferMapping())
        .ApplyConfiguration(new EntryMapping());
}
