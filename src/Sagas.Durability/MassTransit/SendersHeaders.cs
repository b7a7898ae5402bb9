using System.Collections;
using System.Diagnostics.CodeAnalysis;
using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>The headers that came with a message without the broker's own, which say something of the delivery and nothing of the message.</summary>
internal sealed class SendersHeaders(Headers all) : Headers
{
    /// <summary>Whether a header is the broker's own.</summary>
    public static bool IsBrokers(string name) => name.StartsWith("x-", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<KeyValuePair<string, object>> GetAll() => all.GetAll().Where(header => !IsBrokers(header.Key));

    public bool TryGetHeader(string key, [NotNullWhen(true)] out object? value)
    {
        value = null;
        return !IsBrokers(key) && all.TryGetHeader(key, out value);
    }

    public T? Get<T>(string key, T? defaultValue = default)
        where T : class => IsBrokers(key) ? defaultValue : all.Get(key, defaultValue);

    public T? Get<T>(string key, T? defaultValue = default)
        where T : struct => IsBrokers(key) ? defaultValue : all.Get(key, defaultValue);

    public IEnumerator<HeaderValue> GetEnumerator() => all.Where(header => !IsBrokers(header.Key)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
