using System.Collections.Concurrent;
using RabbitMQ.Client;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>
/// Sends messages side by side over one link, and those that may have closed it one by one over another: there the broker's no is about the one
/// message, and costs nobody else a try.
/// </summary>
internal sealed class BrokerSender(JournalRuntime runtime, ConnectionFactory factory) : IAsyncDisposable
{
    private readonly StandingLink _shared = new(runtime, factory);
    private readonly StandingLink _alone = new(runtime, factory);
    private readonly SemaphoreSlim _turn = new(1, 1);

    // Of an exchange that was refused more is to be expected: it goes alone from the start, until one is taken.
    private readonly ConcurrentDictionary<string, bool> _suspects = new();

    /// <summary>The link that messages leave by; null while the broker is not connected.</summary>
    public BrokerLink? Link => _shared.Link;

    /// <summary>How often it was opened.</summary>
    public int Openings => _shared.Openings;

    /// <summary>Opens the link before it is needed and again after it broke, so that who asks whether messages can leave gets a true answer.</summary>
    public Task<BrokerLink> OpenAsync(CancellationToken end) => _shared.OpenAsync(end);

    /// <summary>
    /// Returns when the broker has confirmed. Throws <see cref="SendRefusedException"/> when it refused this message; anything else leaves open
    /// whether it has it.
    /// </summary>
    public async Task SendAsync(OpenSend send, CancellationToken end)
    {
        send.IsSuspect |= _suspects.ContainsKey(send.Message.Exchange);
        if (!send.IsSuspect)
        {
            try
            {
                await PublishAsync(await _shared.OpenAsync(end), send.Message, end);
                return;
            }
            catch (Exception exception) when (exception is not SendRefusedException && BrokerRefusal.OfChannel(exception) is not null)
            {
                send.IsSuspect = true;
            }
        }

        await _turn.WaitAsync(end);
        try
        {
            await PublishAsync(await _alone.OpenAsync(end), send.Message, end);
            _suspects.TryRemove(send.Message.Exchange, out _);
        }
        catch (Exception exception) when (exception is not SendRefusedException && BrokerRefusal.OfChannel(exception) is { } refusal)
        {
            _suspects[send.Message.Exchange] = true;
            throw new SendRefusedException(refusal, exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _shared.DisposeAsync();
        await _alone.DisposeAsync();
        _turn.Dispose();
    }

    private Task PublishAsync(BrokerLink link, OutgoingMessage message, CancellationToken end) =>
        link.PublishAsync(message, IsMandatory(message), runtime.Time.GetUtcNow(), end);

    private bool IsMandatory(OutgoingMessage message) => message.Kind switch
    {
        OutgoingKind.Command or OutgoingKind.Aside => true,
        OutgoingKind.Event => message.HasTaker || runtime.Catalogue.TakersOf(message).Any(),
        OutgoingKind.Reply => false,
    };
}
