using Microsoft.Extensions.Hosting;

namespace Sagas.Payments.Gateway.Simulator;

/// <summary>Makes the book when the service starts, so that a wrong path stops the start and not the first payment.</summary>
internal sealed class SimulatorStart(SimulatorBook book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => book.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
