namespace Sagas.BlackBox.Tests.Nodes;

/// <summary>Nodes of the service that share a database, a broker and a disk.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly List<Node> _nodes = [];
    private readonly ServiceSetup _setup;

    private Cluster(ServiceSetup setup) => _setup = setup;

    /// <summary>Starts a node for each list of roles, all at once, on an empty database, and waits until they are ready.</summary>
    public static async Task<Cluster> StartAsync(params IReadOnlyList<string> roles)
    {
        var cluster = new Cluster(await ServiceSetup.CreateAsync(Size.Large));
        try
        {
            foreach (var node in roles)
                cluster._nodes.Add(new Node(cluster._setup, node));
            await Task.WhenAll(cluster._nodes.Select(node => node.ReadyAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The nodes in the order of their roles.</summary>
    public Node this[int index] => _nodes[index];

    /// <summary>Ends the nodes and gives back what they ran on.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _setup.DisposeAsync();
    }
}
