using RabbitMQ.Client;

namespace Sagas.Durability.Delivery;

/// <summary>A channel for what may be refused: opened when it is needed, and again after the broker closed it. What else is on the connection goes on.</summary>
internal sealed class SpareChannel(IConnection connection, CreateChannelOptions? options = null) : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private IChannel? _channel;

    public async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true } open)
            return open;

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_channel is not { IsOpen: true })
                _channel = await connection.CreateChannelAsync(options, cancellationToken);
            return _channel;
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose() => _opening.Dispose();
}
