namespace Sagas.Service.Tests.Node;

/// <summary>One node without a configured sign-in, shared by a class's tests: the local identity may do everything.</summary>
public sealed class OpenNode : IAsyncLifetime
{
    public TestNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Node = await TestNode.StartAsync();

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
