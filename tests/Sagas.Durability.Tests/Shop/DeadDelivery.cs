using Sagas.Durability.Delivery;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Shop;

/// <summary>What is left of a delivery when the process has died after a commit: nothing goes out, and no cursor moves.</summary>
internal sealed class DeadDelivery : IDelivery
{
    public bool IsConnected => false;

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

    public Task RelayAsync(IReadOnlyList<JournalRow> rows, DeliveryCursor cursor, long times, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
