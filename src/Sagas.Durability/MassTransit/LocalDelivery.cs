using System.Collections.Concurrent;
using System.Net.Mime;
using System.Threading.Channels;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Delivery;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Delivery over MassTransit's in-memory transport, which drops what it holds when the process ends. So a message is done when everyone who takes
/// it has a row for it, and not before; what is not done is fed again at the next start.
/// </summary>
internal sealed partial class LocalDelivery(JournalRuntime runtime, IBus bus) : IDelivery
{
    private const int MaxRelayed = 1_000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<(Guid Consumer, Guid Message), Pending> _waiting = new();
    private readonly Channel<(OutgoingMessage Message, long Times)> _toSend = Channel.CreateUnbounded<(OutgoingMessage, long)>(new UnboundedChannelOptions { SingleReader = true });
    private Task _sending = Task.CompletedTask;

    public string? Trouble => _sending.IsCompleted ? "The in-memory bus does not run." : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sending = SendAsync();
        return Task.CompletedTask;
    }

    public void Committed(NodeLife life, long number, IReadOnlyList<OutgoingMessage> messages) => Take(number, messages, life.Cursor, 0, (_, _) => true);

    public void Consumed(ConsumerKey consumer, Guid messageId)
    {
        // The second: a replay that nobody had been able to read waits for whoever ends it.
        if (_waiting.TryRemove((consumer.Id, messageId), out var pending)
            || _waiting.TryRemove((ConsumerKey.Unreadable(consumer.Endpoint).Id, messageId), out pending))
            pending.OneDone();
    }

    public void Ended(string endpoint, Guid messageId)
    {
        foreach (var (key, _) in _waiting.Where(entry => entry.Key.Message == messageId && entry.Value.Endpoint == endpoint))
        {
            if (_waiting.TryRemove(key, out var pending))
                pending.OneDone();
        }
    }

    public async Task RelayAsync(IReadOnlyList<JournalRow> rows, DeliveryCursor cursor, long times, CancellationToken cancellationToken)
    {
        var decoded = rows.Select(row => (row.NodeSeq, Messages: OutgoingFormat.Read(row.Outgoing))).ToList();
        var messageIds = decoded.SelectMany(row => row.Messages).Select(message => message.MessageId).ToList();
        var taken = (await runtime.WithDatabaseAsync(database => database.Set<JournalRow>().AsNoTracking()
                .Where(row => messageIds.Contains(row.MessageId)).Select(row => new { row.ConsumerId, row.MessageId }).ToListAsync(cancellationToken)))
            .Select(row => (row.ConsumerId, row.MessageId)).ToHashSet();

        foreach (var (number, messages) in decoded)
        {
            while (_waiting.Count > MaxRelayed)
                await Task.Delay(Breath, runtime.Time, cancellationToken);

            Take(number, messages, cursor, times, (consumer, message) => !EndsOf(consumer, message).Any(end => taken.Contains((end.Id, message.MessageId))));
        }
    }

    // Any one of these rows says that the message is at its end with the consumer.
    private static ConsumerKey[] EndsOf(ConsumerKey consumer, OutgoingMessage message) =>
        [consumer, consumer.Error, consumer.Redelivery(message.RedeliveryCount), ConsumerKey.Unreadable(consumer.Endpoint), ConsumerKey.Skipped(consumer.Endpoint)];

    public Task RoomAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long?> WaitingAsync(string endpoint, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _toSend.Writer.TryComplete();
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Take(long number, IReadOnlyList<OutgoingMessage> messages, DeliveryCursor cursor, long times, Func<ConsumerKey, OutgoingMessage, bool> isWanted)
    {
        var taken = messages.Select(message => (message, Takers: runtime.Catalogue.TakersOf(message).Where(taker => isWanted(taker, message)).ToList())).ToList();

        // One more than there are takers, so that the row is not done before all of it is written down.
        var row = new Row(taken.Sum(entry => entry.Takers.Count) + 1, () =>
        {
            cursor.Done(number);
            FailPoints.Reached("done", messages.Select(message => message.TypeName));
        });
        foreach (var (message, takers) in taken)
        {
            foreach (var taker in takers)
                _waiting[(taker.Id, message.MessageId)] = new Pending(taker.Endpoint, row);
            if (takers.Count > 0)
                _toSend.Writer.TryWrite((message, times));
        }

        row.OneDone();
    }

    private async Task SendAsync()
    {
        await foreach (var (message, times) in _toSend.Reader.ReadAllAsync())
        {
            FailPoints.Reached("between-sends", message.TypeName);
            try
            {
                var endpoint = await bus.GetSendEndpoint(message.Destination);
                await endpoint.Send(new SerializedMessageBody(), Pipe.Execute<SendContext>(context => Fill(context, message, times)), CancellationToken.None);
            }
            catch (Exception exception)
            {
                LogNotSent(runtime.Logger, message.TypeName, message.MessageId, exception);
            }
        }
    }

    private void Fill(SendContext context, OutgoingMessage message, long times)
    {
        context.MessageId = message.MessageId;
        if (times > 0)
            context.Headers.Set(DeliveryCount.Header, times); // As a broker would: what was fed before may have ended the process.
        if (message.RawContentType is { } contentType)
        {
            foreach (var (name, value) in message.Headers)
                context.Headers.Set(name, value);
            context.Serializer = new StoredBody(contentType, message.Body.ToArray());
        }
        else
        {
            context.Serializer = new StoredBody(Envelope.ContentType, Envelope.Write(message, runtime.Time.GetUtcNow()));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {Message} was not taken by the in-memory transport; it is fed again at the next start")]
    private static partial void LogNotSent(ILogger logger, string type, Guid message, Exception exception);

    private sealed class Row(int count, Action done)
    {
        private int _count = count;

        public void OneDone()
        {
            if (Interlocked.Decrement(ref _count) == 0)
                done();
        }
    }

    private sealed record Pending(string Endpoint, Row Row)
    {
        public void OneDone() => Row.OneDone();
    }

    private sealed class StoredBody(string contentType, byte[] body) : IMessageSerializer
    {
        public ContentType ContentType { get; } = new(contentType);

        public MessageBody GetMessageBody<T>(SendContext<T> context)
            where T : class => new BytesMessageBody(body);
    }
}
