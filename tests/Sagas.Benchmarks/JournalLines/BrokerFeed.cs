using System.Text.Json;
using RabbitMQ.Client;
using Sagas.Benchmarks.JournalLines.Floor;
using Sagas.Benchmarks.PaymentShape;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>Over RabbitMQ from the benchmark's own process, confirmed, so that the feeding costs no line anything but the broker's part.</summary>
internal sealed class BrokerFeed : IPaymentFeed
{
    private static readonly string[] Types = [$"urn:message:{typeof(BeginPayment).Namespace}:{nameof(BeginPayment)}"];
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly bool _enveloped;

    private BrokerFeed(IConnection connection, IChannel channel, bool enveloped) => (_connection, _channel, _enveloped) = (connection, channel, enveloped);

    /// <summary>Connects.</summary>
    /// <param name="address">AMQP address with the virtual host.</param>
    /// <param name="enveloped">Whether the line expects MassTransit's envelope.</param>
    public static async Task<BrokerFeed> ConnectAsync(string address, bool enveloped)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        return new BrokerFeed(connection, channel, enveloped);
    }

    public async Task BeginAsync(Guid paymentId)
    {
        var messageId = Guid.CreateVersion7();
        var properties = new BasicProperties
        {
            MessageId = messageId.ToString(),
            Type = nameof(BeginPayment),
            DeliveryMode = DeliveryModes.Persistent,
            ContentType = _enveloped ? "application/vnd.masstransit+json" : "application/json",
        };
        await _channel.BasicPublishAsync("", PaymentQueues.Saga, mandatory: true, properties, _enveloped ? Envelope(messageId, paymentId) : Bare(paymentId));
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static byte[] Bare(Guid paymentId) => new FloorMessage(paymentId, Terms.Of(paymentId)).Write();

    private static byte[] Envelope(Guid messageId, Guid paymentId) => JsonSerializer.SerializeToUtf8Bytes(
        new { messageId, conversationId = messageId, messageType = Types, message = new BeginPayment(paymentId, Terms.Of(paymentId)) }, JsonSerializerOptions.Web);
}
