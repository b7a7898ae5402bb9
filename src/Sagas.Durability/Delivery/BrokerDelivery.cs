using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>
/// Delivery over RabbitMQ with publisher confirms, on a connection of its own: under an alarm RabbitMQ stops reading from a connection that
/// published, and MassTransit's acknowledgements must not stand behind that. A row is done when all of it is confirmed; what is not, goes again
/// under the same ids.
/// </summary>
internal sealed partial class BrokerDelivery(JournalRuntime runtime, ConnectionFactory factory) : IDelivery, IAsyncDisposable
{
    private const int MaxUnderWay = 512;
    private const int MaxRelayed = 1_000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private readonly Channel<Item> _waiting = Channel.CreateUnbounded<Item>();
    private readonly SemaphoreSlim _slots = new(MaxUnderWay, MaxUnderWay);
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private BrokerLink? _link;
    private Task _running = Task.CompletedTask;
    private readonly BrokerProbe _probe = new(runtime);
    private Task _keeping = Task.CompletedTask;
    private Task _probing = Task.CompletedTask;

    public string? Trouble => _link switch
    {
        not { IsOpen: true } => "The broker is not connected; committed messages wait in the journal.",
        { Alarm: { } alarm } => $"The broker takes nothing under an alarm ({alarm}); committed messages wait in the journal.",
        _ => _probe.Trouble,
    };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync();
        _keeping = KeepLinkAsync();
        _probing = _probe.RunAsync(LinkAsync, _end.Token);
        return Task.CompletedTask;
    }

    public void Committed(NodeLife life, long number, IReadOnlyList<OutgoingMessage> messages)
    {
        if (messages.Count == 0)
            life.Cursor.Done(number);
        else
            _waiting.Writer.TryWrite(new Item(number, messages, life.Cursor));
    }

    public void Consumed(ConsumerKey consumer, Guid messageId)
    {
        // What the broker confirmed is its own to deliver.
    }

    public void Ended(string endpoint, Guid messageId)
    {
        // Likewise.
    }

    public async Task RelayAsync(IReadOnlyList<JournalRow> rows, DeliveryCursor cursor, long times, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            while (_waiting.Reader.Count > MaxRelayed)
                await Task.Delay(Breath, runtime.Time, cancellationToken);

            var messages = OutgoingFormat.Read(row.Outgoing);
            if (messages.Count == 0)
                cursor.Done(row.NodeSeq);
            else
                await _waiting.Writer.WriteAsync(new Item(row.NodeSeq, messages, cursor), cancellationToken);
        }
    }

    public async Task RoomAsync(CancellationToken cancellationToken)
    {
        while (Trouble is not null)
            await Task.Delay(Breath, runtime.Time, cancellationToken);
    }

    public async Task<long?> WaitingAsync(string endpoint, CancellationToken cancellationToken) =>
        _link is { IsOpen: true } link ? await link.WaitingAsync(endpoint, cancellationToken) : null;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _probing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_link is not null)
            await _link.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
        _slots.Dispose();
        _connecting.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (var item in _waiting.Reader.ReadAllAsync(_end.Token))
        {
            await _slots.WaitAsync(_end.Token);
            _ = DeliverAsync(item);
        }

        // The channel is complete: wait for what is under way, by taking every slot back.
        for (var slot = 0; slot < MaxUnderWay; slot++)
            await _slots.WaitAsync(_end.Token);
    }

    /// <summary>Delivers one row until it is done or the process ends; never throws.</summary>
    private async Task DeliverAsync(Item item)
    {
        var left = item.Messages.ToList();
        try
        {
            for (var attempt = 1; left.Count > 0; attempt++)
            {
                if (attempt > 1)
                    await Task.Delay(Again, runtime.Time, _end.Token);
                await SendAsync(left, attempt);
            }

            item.Cursor.Done(item.Number);
            FailPoints.Reached("done", item.Messages.Select(message => message.TypeName));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end of this life. The row stays beyond the cursor, and the next life sends it.
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Sends what is left of a row, side by side, and takes out what the broker confirmed.</summary>
    private async Task SendAsync(List<OutgoingMessage> left, int attempt)
    {
        var link = await LinkAsync();
        var sends = left.Select(async message =>
        {
            FailPoints.Reached("between-sends", message.TypeName);
            try
            {
                await link.PublishAsync(message, IsMandatory(message), runtime.Time.GetUtcNow(), _end.Token);
                return message;
            }
            catch (Exception exception) when (!_end.IsCancellationRequested)
            {
                if (message.Kind == OutgoingKind.Reply)
                    return message; // Replies go once: nobody may be there any more.

                LogNotConfirmed(runtime.Logger, message.TypeName, message.MessageId, EndpointCatalogue.EndpointOf(message.Destination), attempt, Reason(exception));
                return null;
            }
        }).ToList();

        foreach (var confirmed in await Task.WhenAll(sends))
        {
            if (confirmed is not null)
                left.Remove(confirmed);
        }
    }

    private bool IsMandatory(OutgoingMessage message) => message.Kind switch
    {
        OutgoingKind.Command or OutgoingKind.Aside => true,
        OutgoingKind.Event => message.HasTaker || runtime.Catalogue.TakersOf(message).Any(),
        OutgoingKind.Reply => false,
    };

    /// <summary>Opens the link before it is needed and again after it broke, so that who asks whether messages can leave gets a true answer.</summary>
    private async Task KeepLinkAsync()
    {
        while (true)
        {
            await LinkAsync();
            await Task.Delay(LookEvery, runtime.Time, _end.Token);
        }
    }

    private async Task<BrokerLink> LinkAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_link is { IsOpen: true } open)
                return open;

            await _connecting.WaitAsync(_end.Token);
            try
            {
                if (_link is { IsOpen: true } other)
                    return other;

                if (_link is not null)
                    await _link.DisposeAsync();
                _link = await BrokerLink.OpenAsync(factory, _end.Token);
                return _link;
            }
            catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or IOException or TimeoutException
                || (exception is OperationCanceledException && !_end.IsCancellationRequested))
            {
                LogUnreachable(runtime.Logger, factory.HostName, factory.Port, attempt, Reason(exception));
            }
            finally
            {
                _connecting.Release();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(250 * attempt, 2_000)), runtime.Time, _end.Token);
        }
    }

    private static string Reason(Exception exception) => exception.InnerException?.Message ?? exception.Message;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Type} {Message} to {Destination} is not confirmed, attempt {Attempt}; it goes again: {Reason}")]
    private static partial void LogNotConfirmed(ILogger logger, string type, Guid message, string destination, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker at {Host}:{Port} cannot be reached, attempt {Attempt}; committed messages wait in the journal: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string host, int port, int attempt, string reason);

    private sealed record Item(long Number, IReadOnlyList<OutgoingMessage> Messages, DeliveryCursor Cursor);
}
