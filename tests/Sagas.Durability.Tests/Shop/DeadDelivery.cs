using Sagas.Durability.Delivery;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Shop;

/// <summary>What is left of a delivery when the process has died after a commit: nothing goes out, and no cursor moves.</summary>
internal sealed class DeadDelivery : IDelivery
{
    public string? Trouble => null;

    public int Openings => 0;

    public void Committed(NodeLife life, long number, IReadOnlyList<OutgoingMessage> messages)
    {
    }

    public void Consumed(ConsumerKey consumer, Guid messageId)
    {
    }

    public void Ended(string endpoint, Guid messageId)
    {
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RelayAsync(IReadOnlyList<JournalRow> rows, IDeliveredLife life, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RoomAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long?> WaitingAsync(string endpoint, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
