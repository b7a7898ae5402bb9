using System.Net;

namespace Sagas.Service.Settings;

/// <summary>Where the node listens, and what it believes of a proxy before it.</summary>
/// <param name="Urls">Listeners of API and pages.</param>
/// <param name="ManagementUrls">Listeners that serve <c>/health/*</c> and nothing else.</param>
/// <param name="PublicUrl">Base of links, if set.</param>
/// <param name="TrustedNetworks">Networks whose <c>X-Forwarded-*</c> count.</param>
public sealed record ListenerSettings(
    IReadOnlyList<string> Urls, IReadOnlyList<string> ManagementUrls, Uri? PublicUrl, IReadOnlyList<IPNetwork> TrustedNetworks)
{
    /// <summary>Whether a request from elsewhere can reach this node: a listener is beyond loopback, or a proxy brings them.</summary>
    public bool IsExposed => TrustedNetworks.Count > 0 || Urls.Concat(ManagementUrls).Any(url => !Loopback.Is(BindingAddress.Parse(url)));

    internal static ListenerSettings Read(SettingValues values)
    {
        var urls = Addresses(values, "Urls");
        if (urls.Count == 0)
            urls = ["http://127.0.0.1:5080"];

        var management = Addresses(values, "Management:Urls");
        var shared = management.FirstOrDefault(url => BindingAddress.Parse(url).Port is > 0 and var port && urls.Any(other => BindingAddress.Parse(other).Port == port));
        if (shared is not null)
            throw new WrongSettingException($"Management:Urls is '{shared}', a port that Urls has too. Allowed: a port of its own.");

        return new(urls, management, Public(values), [.. values.List("Proxy:Trusted").Select(Network)]);
    }

    private static IReadOnlyList<string> Addresses(SettingValues values, string key)
    {
        var urls = values.List(key, ';');
        foreach (var url in urls)
        {
            if (!IsListener(url))
                throw SettingValues.Wrong(key, url, "'http://HOST:PORT' or https, several separated by ';'");
        }

        return urls;
    }

    private static bool IsListener(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static Uri? Public(SettingValues values)
    {
        const string key = "PublicUrl";
        if (values.Text(key) is not { } text)
            return null;

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw SettingValues.Wrong(key, text, "an address such as 'https://payments.example.org'");
    }

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);

        throw SettingValues.Wrong("Proxy:Trusted", text, "a comma list of addresses or networks such as 10.0.0.0/8");
    }
}
