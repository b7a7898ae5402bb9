using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Payments.Persistence;

namespace Sagas.Payments.Tests.Support;

/// <summary>Payments and the journal, as the service's context has them.</summary>
internal sealed class PaymentDb(DbContextOptions<PaymentDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new PaymentMapping());
        modelBuilder.AddJournal();
    }
}
