using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sagas.Operations.Receipts;

namespace Sagas.Operations.Persistence;

/// <summary>Table <c>operations.receipt</c>. That one key and one business id bring in one command is a constraint, not a hope.</summary>
internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipt", "operations");
        builder.HasKey(receipt => new { receipt.Tenant, receipt.Operation, receipt.Key });
        builder.Property(receipt => receipt.Tenant).HasMaxLength(100);
        builder.Property(receipt => receipt.Operation).HasMaxLength(100);
        builder.Property(receipt => receipt.Key).HasMaxLength(255);
        builder.Property(receipt => receipt.Fingerprint).HasMaxLength(64);
        builder.Property(receipt => receipt.TraceId).HasMaxLength(32);

        // Later names of one command are rows beside the first; only the first is unique by business id. The filter is the same text in both dialects.
        builder.HasIndex(receipt => new { receipt.Tenant, receipt.Operation, receipt.BusinessId })
            .IsUnique()
            .HasDatabaseName("ux_receipt_business_id")
            .HasFilter("original");
    }
}
