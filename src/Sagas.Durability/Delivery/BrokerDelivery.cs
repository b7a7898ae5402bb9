using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Traces;
using Sagas.Durability.Undelivered;

namespace Sagas.Durability.Delivery;

/// <summary>
/// Delivery over RabbitMQ with publisher confirms, on connections of its own: under an alarm RabbitMQ stops reading from a connection that
/// published, and MassTransit's acknowledgements must not stand behind that. A row is done when all of it is confirmed, or refused for its own sake
/// and set aside; what is neither goes again under the same ids.
/// </summary>
internal sealed partial class BrokerDelivery(JournalRuntime runtime, BrokerSender sender, UndeliveredSends undelivered) : IDelivery, IAsyncDisposable
{
    private const int MaxUnderWay = 512;
    private const int MaxRelayed = 1_000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxAgain = TimeSpan.FromSeconds(30);
    private readonly Channel<Item> _waiting = Channel.CreateUnbounded<Item>();
    private readonly SemaphoreSlim _slots = new(MaxUnderWay, MaxUnderWay);
    private readonly CancellationTokenSource _end = new();
    private readonly BrokerProbe _probe = new(runtime);
    private Task _running = Task.CompletedTask;
    private Task _keeping = Task.CompletedTask;
    private Task _probing = Task.CompletedTask;

    public string? Trouble => sender.Link switch
    {
        null => "The broker is not connected; committed messages wait in the journal.",
        { Alarm: { } alarm } => $"The broker takes nothing under an alarm ({alarm}); committed messages wait in the journal.",
        _ => _probe.Trouble,
    };

    public int Openings => sender.Openings;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync();
        _keeping = KeepLinkAsync();
        _probing = _probe.RunAsync(() => sender.OpenAsync(_end.Token), _end.Token);
        return Task.CompletedTask;
    }

    public void Committed(NodeLife life, long number, IReadOnlyList<OutgoingMessage> messages)
    {
        if (messages.Count == 0)
            life.Cursor.Done(number);
        else if (IsIdle && _slots.Wait(TimeSpan.Zero))
            Begin(new Item(life, number, messages));
        else
            _waiting.Writer.TryWrite(new Item(life, number, messages));
    }

    public void Consumed(ConsumerKey consumer, Guid messageId)
    {
        // What the broker confirmed is its own to deliver.
    }

    public void Ended(string endpoint, Guid messageId)
    {
        // Likewise.
    }

    public async Task RelayAsync(IReadOnlyList<JournalRow> rows, IDeliveredLife life, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            while (_waiting.Reader.Count > MaxRelayed)
                await Task.Delay(Breath, runtime.Time, cancellationToken);

            var messages = runtime.Format.Read(row.Outgoing);
            if (messages.Count == 0)
                life.Cursor.Done(row.NodeSeq);
            else
                await _waiting.Writer.WriteAsync(new Item(life, row.NodeSeq, messages), cancellationToken);
        }
    }

    public async Task RoomAsync(CancellationToken cancellationToken)
    {
        while (Trouble is not null || runtime.Life.Backlog > runtime.Options.MaxBacklog)
            await Task.Delay(Breath, runtime.Time, cancellationToken);
    }

    public async Task<long?> WaitingAsync(string endpoint, CancellationToken cancellationToken) =>
        sender.Link is { } link ? await link.WaitingAsync(endpoint, cancellationToken) : null;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _probing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await sender.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
        _slots.Dispose();
    }

    // At rest. Under load what is committed is not held up by what is sent.
    private bool IsIdle => _slots.CurrentCount == MaxUnderWay && _waiting.Reader.Count == 0 && sender.Link is not null && !_end.IsCancellationRequested;

    private async Task RunAsync()
    {
        await foreach (var item in _waiting.Reader.ReadAllAsync(_end.Token))
        {
            await _slots.WaitAsync(_end.Token);
            _ = DeliverAsync(item);
        }

        // The channel is complete: wait for what is under way, by taking every slot back. What waits to go again is the next life's.
        for (var slot = 0; slot < MaxUnderWay; slot++)
            await _slots.WaitAsync(_end.Token);
    }

    /// <summary>Delivers at once, so that it is written before the caller acknowledges its message: the broker syncs one after the other, and a saga waits for this one.</summary>
    private void Begin(Item item)
    {
        using (ExecutionContext.SuppressFlow())
            _ = DeliverAsync(item);
    }

    /// <summary>Delivers one row, whose slot is taken, until it is done or the process ends; never throws. What waits to go again holds no slot.</summary>
    private async Task DeliverAsync(Item item)
    {
        var left = item.Messages.Select(message => new OpenSend(message)).ToList();
        try
        {
            for (var attempt = 1; await TryAsync(item, left, attempt) && left.Count > 0; attempt++)
            {
                await Task.Delay(Again * attempt < MaxAgain ? Again * attempt : MaxAgain, runtime.Time, _end.Token);
                await _slots.WaitAsync(_end.Token);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end of this life. The row stays beyond the cursor, and the next life sends it.
        }
    }

    /// <summary>One attempt at what is left of a row. False when the row is another node's to deliver now.</summary>
    private async Task<bool> TryAsync(Item item, List<OpenSend> left, int attempt)
    {
        try
        {
            var gone = await Task.WhenAll(left.Select(send => IsGoneAsync(send, attempt)).ToList());
            left.RemoveAll(gone.OfType<OpenSend>().Contains);
            foreach (var refused in left.Where(send => send.IsRefused).ToList())
            {
                if (!await undelivered.SetAsideAsync(item.Life, item.Number, refused.Message, refused.Refusal!, refused.Refusals, _end.Token))
                    return false;
                left.Remove(refused);
            }
        }
        catch (Exception exception) when (!_end.IsCancellationRequested)
        {
            LogNotSetAside(runtime.Logger, item.Number, exception); // Not foreseen: it goes again with what else is left.
        }
        finally
        {
            _slots.Release();
        }

        if (left.Count > 0)
            return true;

        item.Life.Cursor.Done(item.Number);
        FailPoints.Reached("done", item.Messages.Select(message => message.TypeName));
        return true;
    }

    /// <summary>Sends one message and returns it when that was the last time.</summary>
    private async Task<OpenSend?> IsGoneAsync(OpenSend send, int attempt)
    {
        FailPoints.Reached("between-sends", send.Message.TypeName);
        using var activity = JournalTraces.Send(send.Message);
        try
        {
            await sender.SendAsync(send, _end.Token);
            return send;
        }
        catch (Exception exception) when (!_end.IsCancellationRequested)
        {
            if (send.Message.Kind == OutgoingKind.Reply)
                return send; // Replies go once: nobody may be there any more.

            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            if (exception is SendRefusedException refused)
                send.Refuse(refused.Refusal);
            LogNotConfirmed(
                runtime.Logger, send.Message.TypeName, send.Message.MessageId, EndpointCatalogue.EndpointOf(send.Message.Destination), attempt,
                exception.InnerException?.Message ?? exception.Message);
            return null;
        }
    }

    private async Task KeepLinkAsync()
    {
        while (true)
        {
            await sender.OpenAsync(_end.Token);
            await Task.Delay(LookEvery, runtime.Time, _end.Token);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Type} {Message} to {Destination} is not confirmed, attempt {Attempt}: {Reason}")]
    private static partial void LogNotConfirmed(ILogger logger, string type, Guid message, string destination, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "What the broker refuses of row {Number} cannot be set aside; it goes again")]
    private static partial void LogNotSetAside(ILogger logger, long number, Exception exception);

    private sealed record Item(IDeliveredLife Life, long Number, IReadOnlyList<OutgoingMessage> Messages);
}
