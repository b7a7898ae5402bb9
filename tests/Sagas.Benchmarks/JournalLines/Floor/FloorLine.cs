using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Sagas.Benchmarks.JournalLines.Floor;

/// <summary>
/// The payment shape by hand, with the journal's promise and nothing besides: whatever waits is committed as one group, then its sends are published and confirmed
/// and its deliveries acknowledged, while the next group is being committed.
/// </summary>
internal sealed class FloorLine : ILine
{
    private const int MostInAGroup = 500;
    private readonly Channel<FloorDelivery> _waiting = Channel.CreateUnbounded<FloorDelivery>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IConnection _connection;
    private readonly FloorStore _store;
    private readonly Action<Guid> _ended;
    private readonly List<IChannel> _channels = [];
    private IChannel _publisher = null!;
    private Task _writing = Task.CompletedTask;

    private FloorLine(IConnection connection, FloorStore store, Action<Guid> ended) => (_connection, _store, _ended) = (connection, store, ended);

    /// <summary>Makes tables and queues and takes messages.</summary>
    public static async Task<FloorLine> StartAsync(LineSetup setup, Action<Guid> ended)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(setup.RabbitMq), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        var line = new FloorLine(connection, await FloorStore.OpenAsync(setup.Postgres), ended);
        line._publisher = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null));
        foreach (var queue in FloorStep.Queues)
            await line.DeclareAsync(queue);
        line._writing = line.WriteAsync();
        foreach (var (queue, channel) in FloorStep.Queues.Zip(line._channels))
            await line.ConsumeAsync(queue, channel);
        return line;
    }

    public Task BeginAsync(Guid paymentId) => throw new InvalidOperationException("This line takes its payments from RabbitMQ: publish to its queue.");

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            await channel.DisposeAsync();
        _waiting.Writer.Complete();
        await _writing;
        await _publisher.DisposeAsync();
        await _connection.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task DeclareAsync(string queue)
    {
        var channel = await _connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.BasicQosAsync(0, LineSetup.Prefetch, global: false);
        _channels.Add(channel);
    }

    private async Task ConsumeAsync(string queue, IChannel channel)
    {
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var properties = delivery.BasicProperties;
            _waiting.Writer.TryWrite(new FloorDelivery(
                channel, delivery.DeliveryTag, Guid.Parse(properties.MessageId!), properties.Type!, FloorMessage.Read(delivery.Body.Span)));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
    }

    private async Task WriteAsync()
    {
        var sending = Task.CompletedTask;
        var group = new List<FloorDelivery>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MostInAGroup && _waiting.Reader.TryRead(out var delivery))
                group.Add(delivery);
            await _store.CommitAsync(group);
            await sending; // one group is confirmed while the next is committed, and not more
            sending = SendAsync(group);
            group = [];
        }

        await sending;
    }

    private async Task SendAsync(List<FloorDelivery> group)
    {
        // All of a channel's deliveries up to the last of the group are in it or before it: one acknowledgement a channel.
        foreach (var last in group.GroupBy(delivery => delivery.Channel, (channel, deliveries) => (Channel: channel, Tag: deliveries.Max(d => d.Tag))))
        {
            if (last.Channel.IsOpen)
                await last.Channel.BasicAckAsync(last.Tag, multiple: true);
        }

        var confirms = group.Where(delivery => delivery.Next is not null).Select(delivery => PublishAsync(delivery).AsTask()).ToList();
        foreach (var delivery in group.Where(delivery => delivery.Next is null))
            _ended(delivery.Message.PaymentId);
        await Task.WhenAll(confirms);
    }

    private ValueTask PublishAsync(FloorDelivery delivery)
    {
        var properties = new BasicProperties { MessageId = delivery.NextId.ToString(), Type = delivery.Step.NextType, DeliveryMode = DeliveryModes.Persistent };
        return _publisher.BasicPublishAsync("", delivery.Step.NextQueue!, mandatory: true, properties, delivery.Next);
    }
}
