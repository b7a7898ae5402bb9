using System.Collections.Concurrent;
using RabbitMQ.Client;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>
/// Declares what messages go to before its first use on a connection: a missing exchange would close the channel. One at a time on a channel of
/// its own, so that a declaration which the broker refuses tells of the messages to that exchange, and of no others.
/// </summary>
internal sealed class Declarations(IConnection connection) : IDisposable
{
    private readonly SpareChannel _channel = new(connection);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, Lazy<Task>> _declared = new();

    /// <summary>Returns when all that <paramref name="message"/> needs is there. A reply declares nothing.</summary>
    /// <exception cref="SendRefusedException">The broker will not have the exchange so.</exception>
    public async Task DeclareAsync(OutgoingMessage message)
    {
        if (message.Kind == OutgoingKind.Reply || message.Exchange.Length == 0)
            return;

        var declared = _declared.GetOrAdd(message.Exchange, _ => new Lazy<Task>(() => InTurnAsync(message)));
        try
        {
            await declared.Value;
        }
        catch (Exception exception)
        {
            _declared.TryRemove(KeyValuePair.Create(message.Exchange, declared)); // The next one asks again.
            if (BrokerRefusal.OfChannel(exception) is { } refusal && connection.IsOpen)
                throw new SendRefusedException(refusal, exception);
            throw;
        }
    }

    public void Dispose()
    {
        _channel.Dispose();
        _turn.Dispose();
    }

    private async Task InTurnAsync(OutgoingMessage message)
    {
        await _turn.WaitAsync();
        try
        {
            var channel = await _channel.OpenAsync(CancellationToken.None);
            if (message.Kind == OutgoingKind.Aside)
                await QueueAsync(channel, message.Exchange);
            else
                await ExchangesAsync(channel, message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>As MassTransit declares them when it publishes itself.</summary>
    private static async Task ExchangesAsync(IChannel channel, OutgoingMessage message)
    {
        await ExchangeAsync(channel, message.Exchange, ExchangeShape.Of(message.Destination));
        foreach (var (source, destination, routingKey) in message.Bindings)
        {
            var exchange = EndpointCatalogue.EndpointOf(destination);
            await ExchangeAsync(channel, exchange, ExchangeShape.Of(destination));
            await channel.ExchangeBindAsync(exchange, source, routingKey);
        }
    }

    private static Task ExchangeAsync(IChannel channel, string exchange, ExchangeShape shape) =>
        channel.ExchangeDeclareAsync(exchange, shape.Type, shape.IsDurable, shape.IsAutoDelete);

    /// <summary>The queue of what was set aside: quorum, and bounded, since the fault table is the record.</summary>
    private static async Task QueueAsync(IChannel channel, string name)
    {
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, AsideQueue.Arguments.ToDictionary());
        await channel.QueueBindAsync(name, name, "");
    }
}
