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
using Sagas.Durability.Traces;
using Sagas.Durability.Undelivered;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Delivery over MassTransit's in-memory transport, which drops what it holds when the process ends. So a message is done when everyone who takes
/// it has a row for it, and not before; what is not done is fed again at the next start. A command to a queue that is no endpoint of this process
/// can never be taken: it is set aside at once.
/// </summary>
internal sealed partial class LocalDelivery(JournalRuntime runtime, IBus bus, UndeliveredSends undelivered) : IDelivery, IDisposable
{
    private const int MaxRelayed = 1_000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<(Guid Consumer, Guid Message), Pending> _waiting = new();
    private readonly Channel<Func<Task>> _toDo = Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _end = new();
    private Task _sending = Task.CompletedTask;

    public string? Trouble => _sending.IsCompleted ? "The in-memory bus does not run." : null;

    public int Openings => 0; // It cannot be away.

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sending = RunAsync();
        return Task.CompletedTask;
    }

    public void Committed(NodeLife life, long number, IReadOnlyList<OutgoingMessage> messages) => Take(life, number, messages, (_, _) => true);

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

    public async Task RelayAsync(IReadOnlyList<JournalRow> rows, IDeliveredLife life, CancellationToken cancellationToken)
    {
        var decoded = rows.Select(row => (row.NodeSeq, Messages: runtime.Format.Read(row.Outgoing))).ToList();
        var messageIds = decoded.SelectMany(row => row.Messages).Select(message => message.MessageId).ToList();
        var taken = (await runtime.WithDatabaseAsync(database => database.Set<JournalRow>().AsNoTracking()
                .Where(row => messageIds.Contains(row.MessageId)).Select(row => new { row.ConsumerId, row.MessageId }).ToListAsync(cancellationToken)))
            .Select(row => (row.ConsumerId, row.MessageId)).ToHashSet();

        foreach (var (number, messages) in decoded)
        {
            while (_waiting.Count > MaxRelayed)
                await Task.Delay(Breath, runtime.Time, cancellationToken);

            Take(life, number, messages, (consumer, message) => !EndsOf(consumer, message).Any(end => taken.Contains((end.Id, message.MessageId))));
        }
    }

    // Any one of these rows says that the message is at its end with the consumer.
    private static ConsumerKey[] EndsOf(ConsumerKey consumer, OutgoingMessage message) =>
        [consumer, consumer.Error, consumer.Redelivery(message.RedeliveryCount), ConsumerKey.Unreadable(consumer.Endpoint), ConsumerKey.Skipped(consumer.Endpoint)];

    // The journal is the queue here: only what is taken makes room.
    public Task RoomAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long?> WaitingAsync(string endpoint, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _toDo.Writer.TryComplete();
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _end.CancelAsync();
    }

    public void Dispose() => _end.Dispose();

    private void Take(IDeliveredLife life, long number, IReadOnlyList<OutgoingMessage> messages, Func<ConsumerKey, OutgoingMessage, bool> isWanted)
    {
        var taken = messages.Select(message => (message, IsLost: IsLost(message), Takers: runtime.Catalogue.TakersOf(message).Where(taker => isWanted(taker, message)).ToList())).ToList();

        // One more than there are takers, so that the row is not done before all of it is written down.
        var row = new Row(taken.Sum(entry => entry.IsLost ? 1 : entry.Takers.Count) + 1, () =>
        {
            life.Cursor.Done(number);
            FailPoints.Reached("done", messages.Select(message => message.TypeName));
        });
        foreach (var (message, isLost, takers) in taken)
        {
            foreach (var taker in isLost ? [] : takers)
                _waiting[(taker.Id, message.MessageId)] = new Pending(taker.Endpoint, row);
            if (isLost)
                _toDo.Writer.TryWrite(() => SetAsideAsync(life, number, message, row));
            else if (takers.Count > 0)
                _toDo.Writer.TryWrite(() => SendAsync(message, life.Epoch - NodeLife.Epoch));
        }

        row.OneDone();
    }

    // Endpoints are there from the start, so what has none now never will. An endpoint that takes no such message skips it, which is an end too.
    private bool IsLost(OutgoingMessage message) => message.Kind == OutgoingKind.Command && !runtime.Catalogue.Has(EndpointCatalogue.EndpointOf(message.Destination));

    private async Task RunAsync()
    {
        await foreach (var work in _toDo.Reader.ReadAllAsync())
            await work();
    }

    private async Task SetAsideAsync(IDeliveredLife life, long number, OutgoingMessage message, Row row)
    {
        var refusal = new BrokerRefusal("unroutable", "No endpoint of this process has the queue, and no other process can be reached in memory.");
        try
        {
            if (await undelivered.SetAsideAsync(life, number, message, refusal, 1, _end.Token))
                row.OneDone();
        }
        catch (Exception exception)
        {
            LogNotSent(runtime.Logger, message.TypeName, message.MessageId, exception);
        }
    }

    private async Task SendAsync(OutgoingMessage message, long times)
    {
        FailPoints.Reached("between-sends", message.TypeName);
        using var activity = JournalTraces.Send(message);
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
