namespace Sagas.Service.Tests.Node;

/// <summary>One node with <c>Auth:FirstKey</c>, shared by a class's tests: nobody is known without credentials.</summary>
public sealed class LockedNode : IAsyncLifetime
{
    public TestNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Node = await TestNode.StartWithFirstKeyAsync();

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
