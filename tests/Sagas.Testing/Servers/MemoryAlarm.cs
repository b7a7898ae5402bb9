using Sagas.Testing.Processes;

namespace Sagas.Testing.Servers;

/// <summary>The throwaway RabbitMQ under a memory alarm, for all its virtual hosts; it goes when this is disposed.</summary>
public sealed class MemoryAlarm : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private MemoryAlarm()
    {
    }

    /// <summary>Raises it.</summary>
    public static async Task<MemoryAlarm> RaiseAsync()
    {
        await SetWatermarkAsync("0.0001");
        return new MemoryAlarm();
    }

    /// <summary>Lets it go.</summary>
    public async ValueTask DisposeAsync() => await SetWatermarkAsync("0.3");

    private static async Task SetWatermarkAsync(string fraction)
    {
        using var folder = new TestFolder("alarm");
        await using var control = RunningProcess.Start(
            folder.Path, folder.File("rabbitmqctl.log"), new Dictionary<string, string?>(), TestServers.RabbitMqControl, "set_vm_memory_high_watermark", fraction);
        if (await control.ExitAsync(Patience) is not 0 and var code)
            throw new InvalidOperationException($"rabbitmqctl ended with {code}: {control.Errors}");
    }
}
