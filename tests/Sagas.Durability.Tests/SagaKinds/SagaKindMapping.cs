using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Sagas.Durability.Tests.SagaKinds;

internal static class SagaKindMapping
{
    public static void Apply(ModelBuilder model, bool isPostgres)
    {
        model.Entity<Basket>(basket =>
        {
            basket.HasKey(b => b.CorrelationId);
            basket.HasIndex(b => b.Customer).IsUnique();
            basket.Property(b => b.Ribbon).HasConversion<string>().HasMaxLength(10);
            basket.Property(b => b.Price).HasPrecision(18, 2);
            var label = basket.Property(b => b.Label).HasConversion(l => JsonSerializer.Serialize(l), text => JsonSerializer.Deserialize<Label>(text));
            if (isPostgres)
                label.HasColumnType("jsonb");
        });
        model.Entity<Hamper>(hamper =>
        {
            hamper.HasKey(h => h.CorrelationId);
            hamper.OwnsOne(h => h.Card);
            hamper.OwnsOne(h => h.Json, json => json.ToJson());
            hamper.OwnsMany(h => h.Items, item => item.Property(i => i.Id).ValueGeneratedNever());
        });
    }
}
