using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sagas.Ledger.Transfers;

namespace Sagas.Ledger.Persistence;

/// <summary>Table <c>ledger.transfer</c>.</summary>
public sealed class TransferMapping : IEntityTypeConfiguration<Transfer>
{
    internal const int TenantLength = 100;

    /// <summary><c>payer:</c> or <c>payee:</c> before a party of up to 100 characters.</summary>
    internal const int AccountLength = 110;
    internal const int CurrencyLength = 3;

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Transfer> builder)
    {
        builder.ToTable("transfer", "ledger");
        builder.HasKey(transfer => transfer.Id);
        builder.Property(transfer => transfer.Id).ValueGeneratedNever();
        builder.Property(transfer => transfer.Tenant).HasMaxLength(TenantLength);
        builder.Property(transfer => transfer.DebitAccount).HasMaxLength(AccountLength);
        builder.Property(transfer => transfer.CreditAccount).HasMaxLength(AccountLength);
        builder.Property(transfer => transfer.Currency).HasMaxLength(CurrencyLength);

        // Two handlers that both saw it pending cannot both end it: the second one's UPDATE finds no row.
        builder.Property(transfer => transfer.State).HasConversion<string>().HasMaxLength(10).IsConcurrencyToken();
    }
}
