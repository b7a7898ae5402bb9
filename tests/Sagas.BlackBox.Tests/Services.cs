using System.Collections.Concurrent;

namespace Sagas.BlackBox.Tests;

/// <summary>One running service a size, started when the first test asks for it and shared by all that do not disturb it.</summary>
public sealed class Services : IAsyncLifetime
{
    // A person is asked after one look-up: nobody waits an hour for a test.
    private static readonly Dictionary<string, string> Impatient = new() { ["Payments:UnknownMinutes"] = "0" };

    private readonly ConcurrentDictionary<Size, Lazy<Task<ServiceProcess>>> _running = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The service of a size, ready.</summary>
    public Task<ServiceProcess> OfAsync(Size size) => _running.GetOrAdd(size, key => new Lazy<Task<ServiceProcess>>(() => StartAsync(key))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _running.Values)
        {
            if (service.Value.IsCompletedSuccessfully)
                await (await service.Value).DisposeAsync();
        }
    }

    private static async Task<ServiceProcess> StartAsync(Size size)
    {
        var service = new ServiceProcess(await ServiceSetup.CreateAsync(size, Impatient));
        try
        {
            await service.StartAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }
}
