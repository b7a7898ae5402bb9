using System.Globalization;
using Sagas.Testing.Processes;

namespace Sagas.Testing.Scenarios.Kills;

/// <summary>One process of a shop, with a door of its own.</summary>
public sealed class ShopNode : IAsyncDisposable
{
    private const int ByKill9 = 128 + 9;
    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Customer = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly RunningProcess _process;
    private readonly string _url;

    private ShopNode(RunningProcess process, string url) => (_process, _url) = (process, url);

    /// <summary>Starts a node and waits until its door is open.</summary>
    /// <param name="site">What it shares with others.</param>
    /// <param name="name">Names its log, and its sessions in the database.</param>
    /// <param name="setup">What is peculiar to it; null for nothing.</param>
    public static async Task<ShopNode> StartAsync(ShopSite site, string name, ShopNodeSetup? setup = null)
    {
        setup ??= new ShopNodeSetup();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}");
        var process = site.Start(name, url, setup);
        try
        {
            await process.LineAsync(ShopSite.IsOpen, $"The door of node {name}", OpenWithin);
            return new ShopNode(process, url);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether it has ended, by itself or by what it was armed with.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Whether it logs a line with <paramref name="words"/> within the time, or has.</summary>
    public async Task<bool> HasLoggedAsync(string words, TimeSpan within)
    {
        try
        {
            await _process.LineAsync(line => line.Contains(words, StringComparison.Ordinal), words, within);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public Task KillAsync() => _process.Kill9Async();

    /// <summary>It stands still (SIGSTOP) until what is returned is disposed.</summary>
    public IDisposable StandStill() => StoppedServer.Stop(_process.Id);

    /// <summary>Places an order. False when there was no good answer: ask again, under the same id.</summary>
    public Task<bool> PlaceAsync(Guid order) => PostAsync($"orders/{order}");

    /// <summary>Sends a message whose handler ends its process. False when there was no good answer: it may be on its way all the same.</summary>
    public Task<bool> BurnAsync(Guid order) => PostAsync($"orders/{order}/burn");

    /// <summary>Whether it ended by <c>kill -9</c>, and not by an error of its own.</summary>
    public async Task<bool> WasKilledAsync() => await _process.ExitAsync(StopWithin) == ByKill9;

    /// <summary>SIGTERM; whether it ended well.</summary>
    public async Task<bool> StopAsync() => await _process.TerminateAsync(StopWithin) == 0;

    /// <summary>Ends it, if it still runs.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<bool> PostAsync(string path)
    {
        try
        {
            using var answer = await Customer.PostAsync(new Uri($"{_url}/{path}"), null);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
