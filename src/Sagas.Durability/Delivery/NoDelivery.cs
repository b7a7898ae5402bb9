using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>Before the bus is built: nothing may commit yet, so nothing can wait to be delivered.</summary>
internal sealed class NoDelivery : IDelivery
{
    public string? Trouble => "The journal is not started yet.";

    public int Openings => 0;

    public void Committed(NodeLife life, long number, IReadOnlyList<OutgoingMessage> messages) =>
        throw new InvalidOperationException("A journal row was committed before the bus was started. Start the host before using its scopes.");

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
