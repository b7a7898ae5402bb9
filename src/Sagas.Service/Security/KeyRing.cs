using System.Collections.Concurrent;
using System.Security.Cryptography;
using Sagas.Operations.Http;
using Sagas.Service.Settings;

namespace Sagas.Service.Security;

/// <summary>
/// Answers who a key stands for. What the database said is kept for three seconds: a revoked key dies within five, and a busy caller does not
/// cost a query a request. Unknown keys are not kept, so that guesses cannot fill it.
/// </summary>
/// <param name="scopes">A scope a query: the ring outlives requests.</param>
/// <param name="settings">For <c>Auth:FirstKey</c>.</param>
/// <param name="time">Clock of the three seconds.</param>
internal sealed class KeyRing(IServiceScopeFactory scopes, ServiceSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (Holder Holder, long At)> _known = new(StringComparer.Ordinal);
    private readonly byte[]? _first = settings.Auth.FirstKey is { } key ? KeyText.Hash(key.Reveal()) : null;
    private volatile AdminAnswer? _admin;

    /// <summary>The holder of a key's text, or null. Throws what the database throws when it is away.</summary>
    public async Task<Holder?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length is 0 or > KeyText.MostCharacters)
            return null;

        var hash = KeyText.Hash(text);
        if (_first is not null && CryptographicOperations.FixedTimeEquals(_first, hash))
            return await FirstAsync(cancellationToken);

        return await KnownAsync(Convert.ToHexString(hash), keys => keys.FindAsync(hash, cancellationToken));
    }

    /// <summary>The holder whose session carries this id, or null when its key is revoked, expired or done.</summary>
    public async Task<Holder?> FindByIdAsync(string id, CancellationToken cancellationToken)
    {
        if (id == Holder.First)
            return _first is null ? null : await FirstAsync(cancellationToken);

        return Guid.TryParse(id, out var guid) ? await KnownAsync(id, keys => keys.FindAsync(guid, cancellationToken)) : null;
    }

    private async Task<Holder?> FirstAsync(CancellationToken cancellationToken)
    {
        if (_admin is not { } admin || time.GetElapsedTime(admin.At) > Fresh)
        {
            var at = time.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            admin = new AdminAnswer(await scope.ServiceProvider.GetRequiredService<ApiKeys>().AnyAdminAsync(cancellationToken), at);
            _admin = admin;
        }

        return admin.Exists ? null : new Holder(Holder.First, "first-key", [Roles.Admin], "*");
    }

    private async Task<Holder?> KnownAsync(string name, Func<ApiKeys, Task<ApiKey?>> find)
    {
        if (_known.TryGetValue(name, out var known) && time.GetElapsedTime(known.At) <= Fresh)
            return known.Holder;

        // The clock is read before the query: what is kept is never younger than what the database knew.
        var at = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        if (await find(scope.ServiceProvider.GetRequiredService<ApiKeys>()) is not { } key)
        {
            _known.TryRemove(name, out _);
            return null;
        }

        var holder = Holder.Of(key);
        _known[name] = (holder, at);
        return holder;
    }

    private sealed record AdminAnswer(bool Exists, long At);
}
