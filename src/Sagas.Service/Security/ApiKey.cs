namespace Sagas.Service.Security;

/// <summary>An API key as it is kept: the key itself is shown once, when it is made, and stored only as its hash.</summary>
public sealed class ApiKey
{
    /// <summary>A UUIDv7, by which it is listed and revoked.</summary>
    public Guid Id { get; set; }

    /// <summary>What people call it; appears in logs and timelines.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key. 256 random bits need no salt and no slow hash.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Account roles, as a comma list.</summary>
    public string Roles { get; set; } = "";

    /// <summary>The tenant it speaks for; <c>*</c> for all.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>When it was made; UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it stops; UTC. Null: never by itself.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>When it was revoked; UTC.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>The roles one by one.</summary>
    public IReadOnlyList<string> RoleNames => Roles.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
