using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Durability.Faults;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>
/// One connection to the broker with two channels: what must be confirmed, and replies, whose missing queue or exchange must not close the other.
/// Gone when the connection or the first channel is; a new one is opened in its place.
/// </summary>
internal sealed class BrokerLink : IAsyncDisposable
{
    private static readonly TimeSpan MaxConfirm = TimeSpan.FromSeconds(10);
    private const ushort NotFound = 404;
    private readonly IConnection _connection;
    private readonly IChannel _confirmed;
    private readonly string _user;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _declared = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly string _probe = $"sagas.probe.{Guid.NewGuid():N}";
    private IChannel? _replies;
    private IChannel? _looks;
    private bool _hasProbe;

    private BrokerLink(IConnection connection, IChannel confirmed, string user)
    {
        connection.ConnectionBlockedAsync += (_, blocked) => SetAlarm(blocked.Reason);
        connection.ConnectionUnblockedAsync += (_, _) => SetAlarm(null);
        _connection = connection;
        _confirmed = confirmed;
        _user = user;
    }

    public bool IsOpen => _connection.IsOpen && _confirmed.IsOpen;

    /// <summary>The alarm under which the broker reads nothing that is published, in its words; null when there is none.</summary>
    public string? Alarm { get; private set; }

    public static async Task<BrokerLink> OpenAsync(ConnectionFactory factory, CancellationToken cancellationToken)
    {
        var connection = await factory.CreateConnectionAsync("sagas journal", cancellationToken);
        try
        {
            var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
            return new BrokerLink(connection, await connection.CreateChannelAsync(options, cancellationToken), factory.UserName);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Publishes and returns when the broker has confirmed. Throws when it refused, returned or did not answer in time.</summary>
    public async Task PublishAsync(OutgoingMessage message, bool mandatory, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxConfirm);
        var channel = message.Kind == OutgoingKind.Reply ? await RepliesAsync(limit.Token) : _confirmed;
        await DeclareAsync(message).WaitAsync(limit.Token);
        var body = message.RawContentType is null ? Envelope.Write(message, now) : message.Body;
        await channel.BasicPublishAsync(message.Exchange, message.RoutingKey, mandatory, PropertiesOf(message), body, limit.Token);
    }

    /// <summary>Publishes to a queue of its own and returns when the broker has confirmed. One caller at a time.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxConfirm);
        if (!_hasProbe)
            await _confirmed.QueueDeclareAsync(_probe, durable: false, exclusive: true, autoDelete: true, new Dictionary<string, object?> { ["x-max-length"] = 1 }, cancellationToken: limit.Token);
        _hasProbe = true;
        await _confirmed.BasicPublishAsync("", _probe, mandatory: true, new BasicProperties(), ReadOnlyMemory<byte>.Empty, limit.Token);
    }

    /// <summary>Messages of a queue that are ready; one where it is missing, null when the broker does not say. One caller at a time.</summary>
    public async Task<long?> WaitingAsync(string queue, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxConfirm);
        try
        {
            if (_looks is not { IsOpen: true })
                _looks = await _connection.CreateChannelAsync(cancellationToken: limit.Token);
            return (await _looks.QueueDeclarePassiveAsync(queue, limit.Token)).MessageCount;
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
        await _connection.DisposeAsync();
        _opening.Dispose();
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

    /// <summary>An exchange that is missing is a 404 that closes the channel, so each is declared before its first use. Declared as MassTransit declares it.</summary>
    private Task DeclareAsync(OutgoingMessage message) => message.Kind == OutgoingKind.Reply || message.Exchange.Length == 0
        ? Task.CompletedTask
        : _declared.GetOrAdd(message.Exchange, exchange => new Lazy<Task>(() => message.Kind == OutgoingKind.Aside ? DeclareQueueAsync(exchange) : DeclareExchangeAsync(exchange, ExchangeShape.Of(message.Destination)))).Value;

    private Task DeclareExchangeAsync(string exchange, ExchangeShape shape) => _confirmed.ExchangeDeclareAsync(exchange, shape.Type, shape.IsDurable, shape.IsAutoDelete);

    private async Task DeclareQueueAsync(string name)
    {
        await _confirmed.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true);
        await _confirmed.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, AsideQueue.Arguments.ToDictionary());
        await _confirmed.QueueBindAsync(name, name, "");
    }

    private async Task<IChannel> RepliesAsync(CancellationToken cancellationToken)
    {
        if (_replies is { IsOpen: true } open)
            return open;

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_replies is not { IsOpen: true })
                _replies = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return _replies;
        }
        finally
        {
            _opening.Release();
        }
    }
}
