using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sagas.Ledger.Transfers;

namespace Sagas.Ledger.Persistence;

/// <summary>Table <c>ledger.entry</c>.</summary>
public sealed class EntryMapping : IEntityTypeConfiguration<Entry>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.ToTable("entry", "ledger");
        builder.HasKey(entry => new { entry.TransferId, entry.Line });
        builder.Property(entry => entry.Tenant).HasMaxLength(TransferMapping.TenantLength);
        builder.Property(entry => entry.Account).HasMaxLength(TransferMapping.AccountLength);
        builder.Property(entry => entry.Currency).HasMaxLength(TransferMapping.CurrencyLength);
    }
}
