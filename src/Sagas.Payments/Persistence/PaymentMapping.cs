using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sagas.Workflows.MassTransit;

namespace Sagas.Payments.Persistence;

/// <summary>Table <c>payments.payment</c>: the saga's row.</summary>
public sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payment", "payments");
        builder.HasKey(payment => payment.CorrelationId);
        builder.Property(payment => payment.CorrelationId).ValueGeneratedNever();
        builder.Property(payment => payment.Tenant).HasMaxLength(100);
        builder.Property(payment => payment.State).HasMaxLength(50);
        builder.Property(payment => payment.Reference).HasMaxLength(140);
        builder.Property(payment => payment.Currency).HasMaxLength(3);
        builder.Property(payment => payment.TraceId).HasMaxLength(32);
        builder.Property(payment => payment.Payer).HasMaxLength(100);
        builder.Property(payment => payment.Payee).HasMaxLength(100);
        builder.Property(payment => payment.Source).HasMaxLength(100);
        builder.Property(payment => payment.Progress).IsProgress();
        builder.Property(payment => payment.ChargeId).HasMaxLength(Payment.ChargeIdLength);
        builder.Property(payment => payment.FailureReason).HasMaxLength(20);
        builder.Property(payment => payment.FailureCode).HasMaxLength(Payment.CodeLength);
        builder.Property(payment => payment.FailureMessage).HasMaxLength(Payment.MessageLength);
        builder.Ignore(payment => payment.Amount);

        // Lists page by (created_at, correlation_id), newest first: read backwards.
        builder.HasIndex(payment => new { payment.CreatedAt, payment.CorrelationId });

        // A payment is read by the id that upstream knows, and that is unique by tenant.
        builder.HasIndex(payment => new { payment.BusinessId, payment.Tenant }).IsUnique();
    }
}
