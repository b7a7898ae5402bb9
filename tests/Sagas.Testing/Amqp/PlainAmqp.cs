using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Sagas.Testing.Amqp;

/// <summary>An upstream system's AMQP client that has never heard of MassTransit: every publish is confirmed and must be routed.</summary>
public sealed class PlainAmqp : IAsyncDisposable
{
    /// <summary>The exchange of the public command <c>SubmitPayment</c>.</summary>
    public const string SubmitPaymentExchange = "Sagas.Contracts.Payments:SubmitPayment";

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private PlainAmqp(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    /// <summary>Connects to an address <c>amqp://user:pass@host:port/vhost</c>.</summary>
    public static async Task<PlainAmqp> ConnectAsync(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        return new PlainAmqp(connection, channel);
    }

    /// <summary>Publishes to an exchange, or with the exchange <c>""</c> to the queue of that name.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="routingKey">The queue's name with the exchange <c>""</c>, else empty.</param>
    /// <param name="message">Body and properties.</param>
    public async Task PublishAsync(string exchange, string routingKey, RawMessage message)
    {
        var properties = new BasicProperties
        {
            ContentType = message.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = message.Headers.ToDictionary(header => header.Key, object? (header) => header.Value),
        };
        if (message.MessageId is not null)
            properties.MessageId = message.MessageId;
        if (message.Type is not null)
            properties.Type = message.Type;
        if (message.ReplyTo is not null)
            properties.ReplyTo = message.ReplyTo;

        await _channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, message.Body);
    }

    /// <summary>Publishes to the exchange of <c>SubmitPayment</c>.</summary>
    public Task SubmitPaymentAsync(RawMessage message) => PublishAsync(SubmitPaymentExchange, "", message);

    /// <summary>Sends to a queue by its name.</summary>
    public Task SendAsync(string queue, RawMessage message) => PublishAsync("", queue, message);

    /// <summary>Declares a queue for answers that ends with this connection.</summary>
    public Task DeclareReplyQueueAsync(string queue) => _channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true);

    /// <summary>Declares a queue and a fanout exchange that leads to it, as an endpoint of somebody else's.</summary>
    public async Task DeclareQueueAsync(string queue, string exchange)
    {
        await _channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await _channel.QueueBindAsync(queue, exchange, "");
    }

    /// <summary>Deletes an exchange with its bindings.</summary>
    public Task DeleteExchangeAsync(string exchange) => _channel.ExchangeDeleteAsync(exchange);

    /// <summary>Binds a queue to an exchange; false while that is not there.</summary>
    public async Task<bool> BindAsync(string queue, string exchange)
    {
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            await channel.QueueBindAsync(queue, exchange, "");
            return true;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            return false;
        }
    }

    /// <summary>Declares a durable queue with no argument, as somebody else would.</summary>
    public Task DeclareQueueAsync(string queue) => _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);

    /// <summary>Deletes a queue with what is in it, which cancels its consumers, and declares it again behind the exchange of its name.</summary>
    public async Task ReplaceQueueAsync(string queue)
    {
        await _channel.QueueDeleteAsync(queue);
        await DeclareQueueAsync(queue);
        await _channel.QueueBindAsync(queue, queue, "");
    }

    /// <summary>Takes the next message off a queue, within the time.</summary>
    public async Task<ReceivedMessage> NextAsync(string queue, TimeSpan within) =>
        await Eventually.GetAsync($"a message in {queue}", within, () => TakeAsync(queue));

    /// <summary>Takes messages off a queue until one has the id.</summary>
    public async Task<ReceivedMessage> NextAsync(string queue, string messageId, TimeSpan within) =>
        await Eventually.GetAsync($"message {messageId} in {queue}", within, async () =>
            await TakeAsync(queue) is { } message && message.MessageId == messageId ? message : null);

    /// <summary>How many messages wait in a queue; 0 when there is no such queue.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }

    /// <summary>Empties a queue, if there is one.</summary>
    public async Task PurgeAsync(string queue)
    {
        if (await CountAsync(queue) > 0)
            await _channel.QueuePurgeAsync(queue);
    }

    /// <summary>Disconnects.</summary>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<ReceivedMessage?> TakeAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            return await channel.BasicGetAsync(queue, autoAck: true) is { } result ? ReceivedMessage.Of(result) : null;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            return null;
        }
    }
}
