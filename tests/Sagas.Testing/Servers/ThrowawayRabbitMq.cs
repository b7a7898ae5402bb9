using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Sagas.Testing.Servers;

/// <summary>A virtual host of its own on the throwaway RabbitMQ; deleted when disposed.</summary>
public sealed class ThrowawayRabbitMq : IAsyncDisposable
{
    private readonly ServerAddresses _servers;
    private readonly string _virtualHost;

    private ThrowawayRabbitMq(ServerAddresses servers, string virtualHost) => (_servers, _virtualHost) = (servers, virtualHost);

    /// <summary>Address of the new virtual host: <c>amqp://user:pass@host:port/vhost</c>.</summary>
    public string Address => _servers.RabbitMq + _virtualHost;

    /// <summary>The same virtual host by way of a proxy on this machine.</summary>
    public string Through(int port) => new UriBuilder(Address) { Host = "127.0.0.1", Port = port }.Uri.AbsoluteUri;

    /// <summary>The port of the server.</summary>
    public static int Port => new Uri(TestServers.RabbitMq).Port;

    /// <summary>Makes the virtual host, empty, with all rights for the server's user.</summary>
    /// <param name="servers">Where; null for the servers that all tests share.</param>
    public static async Task<ThrowawayRabbitMq> CreateAsync(ServerAddresses? servers = null)
    {
        servers ??= TestServers.Addresses;
        var name = $"test-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        using var admin = RabbitMqAdmin.At(servers);
        (await admin.PutAsJsonAsync($"api/vhosts/{name}", new { })).EnsureSuccessStatusCode();
        var rabbit = new ThrowawayRabbitMq(servers, name);
        await rabbit.PermitAsync(".*");
        return rabbit;
    }

    /// <summary>Takes the server's user the right to publish to one exchange.</summary>
    public Task ForbidWritingAsync(string exchange) => PermitAsync($"^(?!{exchange}$).*");

    /// <summary>The names of its queues.</summary>
    public async Task<IReadOnlyList<string>> QueuesAsync()
    {
        using var admin = RabbitMqAdmin.At(_servers);
        var queues = await admin.GetFromJsonAsync<JsonElement>($"api/queues/{_virtualHost}?columns=name");
        return [.. queues.EnumerateArray().Select(queue => queue.GetProperty("name").GetString()!)];
    }

    /// <summary>The queue takes nothing from its declaration on, or until <see cref="AcceptAsync"/>: what is sent to it is refused, and not confirmed.</summary>
    public async Task RefuseAsync(string queue)
    {
        using var admin = RabbitMqAdmin.At(_servers);
        var policy = new Dictionary<string, object>
        {
            ["pattern"] = $"^{queue}$",
            ["definition"] = new Dictionary<string, object> { ["max-length"] = 0, ["overflow"] = "reject-publish" },
            ["apply-to"] = "queues",
        };
        (await admin.PutAsJsonAsync(Refusal(queue), policy)).EnsureSuccessStatusCode();
    }

    /// <summary>The queue takes messages again.</summary>
    public async Task AcceptAsync(string queue)
    {
        using var admin = RabbitMqAdmin.At(_servers);
        (await admin.DeleteAsync(Refusal(queue))).EnsureSuccessStatusCode();
    }

    /// <summary>Deletes the virtual host with all that is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var admin = RabbitMqAdmin.At(_servers);
        (await admin.DeleteAsync(new Uri($"api/vhosts/{_virtualHost}", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    private async Task PermitAsync(string write)
    {
        var user = new Uri(_servers.RabbitMqAdmin).UserInfo.Split(':')[0];
        using var admin = RabbitMqAdmin.At(_servers);
        (await admin.PutAsJsonAsync($"api/permissions/{_virtualHost}/{user}", new { configure = ".*", write, read = ".*" })).EnsureSuccessStatusCode();
    }

    private Uri Refusal(string queue) => new($"api/policies/{_virtualHost}/refuse-{queue}", UriKind.Relative);
}
