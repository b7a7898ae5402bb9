using RabbitMQ.Client;

namespace Sagas.Benchmarks.JournalLines.Floor;

/// <summary>A delivery that waits for its commit.</summary>
/// <param name="Channel">Where it is acknowledged.</param>
/// <param name="Tag">Its number there.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="Type">The AMQP type.</param>
/// <param name="Message">Its body.</param>
internal sealed record FloorDelivery(IChannel Channel, ulong Tag, Guid MessageId, string Type, FloorMessage Message)
{
    /// <summary>What it leads to.</summary>
    public FloorStep Step { get; } = FloorStep.Of[Type];

    /// <summary>The id of the message that it leads to.</summary>
    public Guid NextId { get; } = Guid.CreateVersion7();

    /// <summary>The body of the message that it leads to; null at the end.</summary>
    public byte[]? Next { get; } = FloorStep.Of[Type].NextQueue is null ? null : Message.Write();
}
