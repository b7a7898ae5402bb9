using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Durability.Faults;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>
/// One connection to the broker with confirmed channels: one for what must arrive, and one for replies, whose missing queue or exchange must not
/// close the other. Gone when the connection or the first channel is; a new one is opened in its place.
/// </summary>
internal sealed class BrokerLink : IAsyncDisposable
{
    private static readonly TimeSpan MaxConfirm = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxGoodbye = TimeSpan.FromSeconds(1);
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
    private const ushort NotFound = 404;
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly SpareChannel _replies;
    private readonly SpareChannel _looks;
    private readonly Declarations _declarations;
    private readonly string _user;
    private string? _probe;

    private BrokerLink(IConnection connection, IChannel channel, string user)
    {
        (_connection, _channel, _user) = (connection, channel, user);
        connection.ConnectionBlockedAsync += (_, blocked) => SetAlarm(blocked.Reason);
        connection.ConnectionUnblockedAsync += (_, _) => SetAlarm(null);
        _replies = new SpareChannel(connection, Confirmed);
        _looks = new SpareChannel(connection);
        _declarations = new Declarations(connection);
    }

    public bool IsOpen => _connection.IsOpen && _channel.IsOpen;

    /// <summary>The alarm under which the broker reads nothing that is published, in its words; null when there is none.</summary>
    public string? Alarm { get; private set; }

    public static async Task<BrokerLink> OpenAsync(ConnectionFactory factory, CancellationToken cancellationToken)
    {
        var connection = await factory.CreateConnectionAsync("sagas journal", cancellationToken);
        try
        {
            return new BrokerLink(connection, await connection.CreateChannelAsync(Confirmed, cancellationToken), factory.UserName);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Publishes and returns when the broker has confirmed. Throws <see cref="SendRefusedException"/> when it refused this message, and anything else
    /// when it did not answer in time or the channel closed, which may be another message's doing.
    /// </summary>
    public async Task PublishAsync(OutgoingMessage message, bool mandatory, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxConfirm);
        try
        {
            var channel = message.Kind == OutgoingKind.Reply ? await _replies.OpenAsync(limit.Token) : _channel;
            await _declarations.DeclareAsync(message).WaitAsync(limit.Token);
            var body = message.RawContentType is null ? Envelope.Write(message, now) : message.Body;
            await channel.BasicPublishAsync(message.Exchange, message.RoutingKey, mandatory, PropertiesOf(message), body, limit.Token);
        }
        catch (Exception exception) when (BrokerRefusal.OfMessage(exception) is { } refusal)
        {
            throw new SendRefusedException(refusal, exception);
        }
    }

    /// <summary>Publishes to a queue of its own and returns when the broker has confirmed. One caller at a time.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxConfirm);
        // The broker names it.
        _probe ??= (await _channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, new Dictionary<string, object?> { ["x-max-length"] = 1 }, cancellationToken: limit.Token)).QueueName;
        await _channel.BasicPublishAsync("", _probe, mandatory: true, new BasicProperties(), ReadOnlyMemory<byte>.Empty, limit.Token);
    }

    /// <summary>Messages of a queue that are ready; one where it is missing, null when the broker does not say. One caller at a time.</summary>
    public async Task<long?> WaitingAsync(string queue, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxConfirm);
        try
        {
            var channel = await _looks.OpenAsync(limit.Token);
            return (await channel.QueueDeclarePassiveAsync(queue, limit.Token)).MessageCount;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == NotFound)
        {
            return 1;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is OperationInterruptedException or IOException or TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.AbortAsync(MaxGoodbye); // A broker that does not answer any more is not waited for: a new link, or the end of this life, is.
        await _connection.DisposeAsync();
        _replies.Dispose();
        _looks.Dispose();
        _declarations.Dispose();
    }

    private Task SetAlarm(string? alarm)
    {
        Alarm = alarm;
        return Task.CompletedTask;
    }

    private BasicProperties PropertiesOf(OutgoingMessage message)
    {
        var properties = new BasicProperties
        {
            ContentType = message.RawContentType ?? Envelope.ContentType,
            MessageId = message.MessageId.ToString(),
            Persistent = true,
            Headers = message.Headers.ToDictionary(header => header.Key, object? (header) => header.Value),
        };
        if (message.RawContentType is not null)
            properties.Type = message.TypeName.Length > 0 ? message.TypeName : null;
        if ((message.RawCorrelationId ?? message.CorrelationId?.ToString()) is { } correlation)
            properties.CorrelationId = correlation;
        // Checked by the broker: tells who names the first message's sender.
        if (message.Headers.ContainsKey(ReplayHeaders.Replays))
            properties.UserId = _user;
        return properties;
    }
}
