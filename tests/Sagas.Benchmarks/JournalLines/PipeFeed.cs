namespace Sagas.Benchmarks.JournalLines;

/// <summary>Into the line's own process, which sends to itself.</summary>
internal sealed class PipeFeed(LineProcess process) : IPaymentFeed
{
    public Task BeginAsync(Guid paymentId)
    {
        process.Begin(paymentId);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
