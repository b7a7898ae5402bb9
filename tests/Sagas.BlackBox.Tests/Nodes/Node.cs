namespace Sagas.BlackBox.Tests.Nodes;

/// <summary>One process of a <see cref="Cluster"/>.</summary>
public sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(120);

    internal Node(ServiceSetup setup, string roles)
    {
        Url = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        Api = new Api(Url);
        Process = setup.Start(setup.Folder.File($"{roles}-{Url.Port}.log"), $"--Urls={Url.GetLeftPart(UriPartial.Authority)}", $"--Roles={roles}");
    }

    /// <summary>Its address.</summary>
    public Uri Url { get; }

    /// <summary>Its HTTP API.</summary>
    public Api Api { get; }

    /// <summary>Its process.</summary>
    public RunningProcess Process { get; }

    /// <summary>Waits for the ready line.</summary>
    public Task ReadyAsync() => Process.LineAsync(line => line.Contains(" ready: ", StringComparison.Ordinal), "The ready line", ReadyWithin);

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Api.Dispose();
    }
}
