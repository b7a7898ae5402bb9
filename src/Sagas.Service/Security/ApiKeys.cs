using Microsoft.EntityFrameworkCore;
using Sagas.Operations.Http;
using Sagas.Service.Persistence;

namespace Sagas.Service.Security;

/// <summary>The table of keys: made, listed, revoked, found by hash.</summary>
/// <param name="database">A context of the caller's scope.</param>
/// <param name="time">Clock of expiry and revocation.</param>
internal sealed class ApiKeys(SagasDbContext database, TimeProvider time)
{
    /// <summary>
    /// Makes a key. The text is not stored: the caller shows it once. The name has 1 to 100 characters, the roles are of <see cref="Roles.All"/> and at least
    /// one, the tenant may be <c>*</c>, without a lifetime it never expires.
    /// </summary>
    public async Task<(ApiKey Row, string Text)> CreateAsync(
        string name, IReadOnlyList<string> roles, string tenant, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        var text = KeyText.New();
        var now = time.GetUtcNow();
        var row = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Hash = KeyText.Hash(text),
            Roles = string.Join(',', roles),
            Tenant = tenant,
            CreatedAt = now.UtcDateTime,
            ExpiresAt = lifetime is { } span ? (now + span).UtcDateTime : null,
        };
        database.Add(row);
        await database.SaveChangesAsync(cancellationToken);
        return (row, text);
    }

    /// <summary>All of them, oldest first, also revoked and expired ones.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        await database.Set<ApiKey>().AsNoTracking().OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);

    /// <summary>Revokes a key; null if there is none. Revoking again keeps the first time.</summary>
    public async Task<ApiKey?> RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await database.Set<ApiKey>().SingleOrDefaultAsync(key => key.Id == id, cancellationToken) is not { } row)
            return null;

        row.RevokedAt ??= time.GetUtcNow().UtcDateTime;
        await database.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>The live key with this hash, or null.</summary>
    public async Task<ApiKey?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        await Live().SingleOrDefaultAsync(key => key.Hash == hash, cancellationToken);

    /// <summary>The live key with this id, or null.</summary>
    public async Task<ApiKey?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await Live().SingleOrDefaultAsync(key => key.Id == id, cancellationToken);

    /// <summary>Whether anybody could sign in with a key.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken) => Live().AnyAsync(cancellationToken);

    /// <summary>Whether a live key with role <c>admin</c> exists: then <c>Auth:FirstKey</c> has done its work.</summary>
    public async Task<bool> AnyAdminAsync(CancellationToken cancellationToken)
    {
        var roles = await Live().Select(key => key.Roles).Distinct().ToListAsync(cancellationToken);
        return roles.Any(list => list.Split(',').Contains(Roles.Admin));
    }

    private IQueryable<ApiKey> Live()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return database.Set<ApiKey>().AsNoTracking().Where(key => key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now));
    }
}
