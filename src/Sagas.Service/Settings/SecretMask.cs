using Npgsql;

namespace Sagas.Service.Settings;

/// <summary>The secrets among the settings, cut out of everything that is printed: the last net below "never print one".</summary>
/// <param name="secrets">What must not appear.</param>
public sealed class SecretMask(IReadOnlyList<string> secrets)
{
    /// <summary>Below this length a secret would be cut out of ordinary words.</summary>
    private const int LeastLength = 6;

    /// <summary>The mask over everything secret in <paramref name="settings"/>.</summary>
    public static SecretMask For(ServiceSettings settings)
    {
        List<string?> secrets = [settings.Auth.FirstKey?.Reveal()];
        if (settings.Storage.Provider == StorageProvider.Postgres)
        {
            secrets.Add(new NpgsqlConnectionStringBuilder(settings.Storage.ConnectionString.Reveal()).Password);
            secrets.Add(new NpgsqlConnectionStringBuilder(settings.Storage.ReadOnlyConnectionString.Reveal()).Password);
            secrets.Add(new NpgsqlConnectionStringBuilder(settings.Storage.OwnerConnectionString?.Reveal()).Password);
        }

        if (settings.Transport.RabbitMq is not null)
        {
            secrets.Add(settings.Transport.Password);
            secrets.Add(settings.Transport.Address.UserInfo.Split(':', 2)[^1]);
            secrets.Add(AsWritten(settings.Transport.RabbitMq.Reveal()));
        }

        return new([.. secrets.OfType<string>().Where(secret => secret.Length >= LeastLength).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)]);
    }

    // The password of an address before Uri has normalised its escapes.
    private static string AsWritten(string address) => address.Split("://", 2)[^1].Split('@')[0].Split(':', 2)[^1];

    /// <summary><paramref name="text"/> without secrets.</summary>
    public string Apply(string text)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, Secret.Mask, StringComparison.Ordinal);

        return text;
    }
}
