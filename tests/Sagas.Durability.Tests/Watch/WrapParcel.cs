using MassTransit;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Watch;

public sealed record WrapParcel(Guid OrderId);

/// <summary>A handler's first run that does not end, whatever it is told.</summary>
public sealed class Hang
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => _begun.Task;

    public Task FirstAsync() => _begun.TrySetResult() ? _end.Task : Task.CompletedTask;

    public void Release() => _end.TrySetResult();
}

public sealed class WrapParcelConsumer(Hang hang, Desk desk) : IConsumer<WrapParcel>
{
    public async Task Consume(ConsumeContext<WrapParcel> context)
    {
        desk.Run(context.Message.OrderId);
        await hang.FirstAsync();
    }
}
