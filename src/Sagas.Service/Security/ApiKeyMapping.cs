using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Sagas.Service.Security;

/// <summary>Table <c>security.api_key</c>.</summary>
internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_key", "security");
        builder.HasKey(key => key.Id);
        builder.Ignore(key => key.RoleNames);
        builder.Property(key => key.Name).HasMaxLength(100);
        builder.Property(key => key.Hash).HasMaxLength(32);
        builder.Property(key => key.Roles).HasMaxLength(200);
        builder.Property(key => key.Tenant).HasMaxLength(100);
        builder.HasIndex(key => key.Hash).IsUnique();
    }
}
