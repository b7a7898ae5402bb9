using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Sagas.Testing.Amqp;

/// <summary>
/// Stands between exchanges and the queues of the same name, and gives each queue every message several times, shuffled with whatever came at about the
/// same time: what a broker may do on its worst day.
/// </summary>
public sealed class Echo : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(60);
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly int _copies;
    private readonly Random _chance;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private List<(string Queue, BasicProperties Properties, byte[] Body)> _heard = [];
    private Task _repeating = Task.CompletedTask;

    private Echo(IConnection connection, IChannel channel, int copies, int seed) =>
        (_connection, _channel, _copies, _chance) = (connection, channel, copies, new Random(seed));

    /// <summary>How many messages it has taken.</summary>
    public int Heard { get; private set; }

    /// <summary>Begins. The queues are there and bound to the exchanges of their names.</summary>
    public static async Task<Echo> BetweenAsync(string address, IReadOnlyList<string> queues, int copies, int seed)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        var echo = new Echo(connection, await connection.CreateChannelAsync(), copies, seed);
        foreach (var queue in queues)
            await echo.StandBeforeAsync(queue);
        echo._repeating = echo.RepeatAsync();
        return echo;
    }

    /// <summary>Ends. What was heard and not repeated is lost, so await the end of everything before.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _repeating;
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        _end.Dispose();
    }

    private async Task StandBeforeAsync(string queue)
    {
        var own = (await _channel.QueueDeclareAsync()).QueueName;
        await _channel.QueueBindAsync(own, queue, "");
        await _channel.QueueUnbindAsync(queue, queue, "");
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            lock (_lock)
            {
                Heard++;
                _heard.AddRange(Enumerable.Repeat((queue, new BasicProperties(delivery.BasicProperties), delivery.Body.ToArray()), _copies));
            }

            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(own, autoAck: true, consumer);
    }

    private async Task RepeatAsync()
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                List<(string Queue, BasicProperties Properties, byte[] Body)> heard;
                lock (_lock)
                    (heard, _heard) = (_heard, []);
                foreach (var (queue, properties, body) in heard.OrderBy(_ => _chance.Next()))
                    await _channel.BasicPublishAsync("", queue, mandatory: false, properties, body, _end.Token);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
        }
    }
}
