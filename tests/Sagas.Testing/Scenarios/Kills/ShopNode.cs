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
    /// <param name="name">Names its log.</param>
    /// <param name="failPoint">Where it dies; null for one that lives.</param>
    public static async Task<ShopNode> StartAsync(ShopSite site, string name, string? failPoint)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}");
        var process = site.Start(name, failPoint, [$"--urls={url}", .. site.Arguments]);
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

    /// <summary>Places an order. False when there was no good answer: ask again, under the same id.</summary>
    public async Task<bool> PlaceAsync(Guid order)
    {
        try
        {
            using var answer = await Customer.PostAsync(new Uri($"{_url}/orders/{order}"), null);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Whether it ended by <c>kill -9</c>, and not by an error of its own.</summary>
    public async Task<bool> WasKilledAsync() => await _process.ExitAsync(StopWithin) == ByKill9;

    /// <summary>SIGTERM; whether it ended well.</summary>
    public async Task<bool> StopAsync() => await _process.TerminateAsync(StopWithin) == 0;

    /// <summary>Ends it, if it still runs.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
