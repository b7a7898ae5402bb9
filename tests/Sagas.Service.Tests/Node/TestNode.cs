using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Composition;
using Sagas.Service.Persistence;
using Sagas.Service.Security;
using Sagas.Service.Settings;
using Sagas.Service.Startup;

namespace Sagas.Service.Tests.Node;

/// <summary>The whole service in this process, on free ports, over a SQLite file in a folder of its own.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;
    private int _elsewhere;

    private TestNode(WebApplication app, string folder)
    {
        _app = app;
        Folder = folder;
    }

    /// <summary>A first key that the settings take.</summary>
    public const string FirstKey = "Jm3vX8qLw0ZrT5yB1nGkU7cHsD2fPaE9oI4tVbN6xQyR";

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Its listeners in the order of <c>Urls</c>, then <c>Management:Urls</c>.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];

    public Uri Url => Addresses[0];

    /// <summary>Starts it and waits until it is ready, unless <paramref name="waitUntilReady"/> is false.</summary>
    public static async Task<TestNode> StartAsync(Dictionary<string, string?>? settings = null, bool waitUntilReady = true)
    {
        var folder = Directory.CreateTempSubdirectory("sagas-node-").FullName;
        var all = new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:Sagas"] = $"Data Source={Path.Combine(folder, "sagas.db")}",
            ["Gateway:Simulator:Book"] = Path.Combine(folder, "simulator.db"),
        };
        foreach (var (key, value) in settings ?? [])
            all[key] = value;

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var node = new TestNode(ServiceHost.Build(ServiceSettings.Read(configuration), configuration, new RunOptions(Demo: false)), folder);
        await node._app.StartAsync();
        if (waitUntilReady)
            await node.ReadyAsync();
        return node;
    }

    /// <summary>A node where people and systems must sign in.</summary>
    public static Task<TestNode> StartWithFirstKeyAsync() => StartAsync(new() { ["Auth:FirstKey"] = FirstKey });

    /// <summary>A client that follows no redirect and keeps no cookie; with a key, if one is given.</summary>
    public HttpClient Client(string? key = null, Uri? address = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address ?? Url };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>A client with an address of its own on loopback, for what is limited by address.</summary>
    public HttpClient ClientElsewhere() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.1.{Interlocked.Increment(ref _elsewhere)}"), 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = Url,
    };

    /// <summary>Makes a key and returns its id and text.</summary>
    public async Task<(Guid Id, string Key)> MakeKeyAsync(params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var (row, text) = await scope.ServiceProvider.GetRequiredService<ApiKeys>().CreateAsync("test", roles, "default", null, CancellationToken.None);
        return (row.Id, text);
    }

    public async Task RevokeAsync(Guid id)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ApiKeys>().RevokeAsync(id, CancellationToken.None);
    }

    /// <summary>Every byte of the database's files: what a dump would hold.</summary>
    public async Task<byte[]> DumpAsync()
    {
        await using (var scope = Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SagasDbContext>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");

        return await File.ReadAllBytesAsync(Path.Combine(Folder, "sagas.db"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task ReadyAsync()
    {
        using var deadline = new CancellationTokenSource(ReadyWithin);
        using var client = Client();
        while ((await client.GetAsync("/health/ready", deadline.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(50, deadline.Token);
    }
}
