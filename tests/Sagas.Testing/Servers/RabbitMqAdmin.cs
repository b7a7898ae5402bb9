using System.Net.Http.Headers;
using System.Text;

namespace Sagas.Testing.Servers;

/// <summary>The management of a RabbitMQ of the tests.</summary>
internal static class RabbitMqAdmin
{
    /// <summary>A client of it, signed in.</summary>
    public static HttpClient At(ServerAddresses servers)
    {
        var address = new Uri(servers.RabbitMqAdmin);
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo)));
        return new HttpClient
        {
            BaseAddress = new UriBuilder(address) { UserName = "", Password = "" }.Uri,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) },
            Timeout = TimeSpan.FromSeconds(15),
        };
    }
}
