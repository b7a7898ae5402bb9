using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.SagaKinds;
using Sagas.Durability.Tests.Writes;
using Sagas.Testing;

namespace Sagas.Durability.Tests.Shop;

/// <summary>The stranger's application in this process, with nothing of ours but the journal.</summary>
public sealed class ShopHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly IHost _host;
    private bool _isClosed;

    private ShopHost(IHost host) => _host = host;

    public Desk Desk => _host.Services.GetRequiredService<Desk>();

    public IServiceProvider Services => _host.Services;

    public IJournalHealth Health => Services.GetRequiredService<IJournalHealth>();

    public IBus Bus => Services.GetRequiredService<IBus>();

    /// <summary>How its journal's rows hold what is sent.</summary>
    internal OutgoingFormat Format => Services.GetRequiredService<JournalRuntime>().Format;

    /// <summary>The journal's present life in it.</summary>
    public Guid Life => Services.GetRequiredService<JournalRuntime>().Life.Id;

    /// <summary>Starts the shop.</summary>
    /// <param name="setup">Its data and transport.</param>
    /// <param name="configure">What this build of the shop does to each endpoint besides.</param>
    /// <param name="register">What this build of the shop registers besides.</param>
    /// <param name="time">Its clock; the system's if none is given.</param>
    /// <param name="journal">What this build of the shop chooses for its journal besides.</param>
    /// <param name="endpoints">What it chooses for each endpoint, by name, under the journal.</param>
    public static async Task<ShopHost> StartAsync(
        ShopSetup setup, Action<IReceiveEndpointConfigurator>? configure = null, TimeProvider? time = null, Action<IBusRegistrationConfigurator>? register = null,
        Action<IJournalConfigurator>? journal = null, Action<string, IJournalEndpointConfigurator>? endpoints = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Desk>();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddDbContext<ShopDbContext>(options => setup.Database(options));
        builder.Services.AddMassTransit(x =>
        {
            x.SetKebabCaseEndpointNameFormatter();
            x.AddJournal<ShopDbContext>(j =>
            {
                setup.Journal(j);
                journal?.Invoke(j);
                j.RetryAfter(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
                j.StartAfter(async (provider, cancellationToken) =>
                {
                    await using var scope = provider.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database.EnsureCreatedAsync(cancellationToken);
                });
            });
            x.AddSagaStateMachine<OrderMachine, Order>().JournalRepository();
            x.AddSagaStateMachine<BasketMachine, Basket>().JournalRepository();
            x.AddSagaStateMachine<HamperMachine, Hamper>().JournalRepository();
            x.AddConsumers(typeof(BasketSeenConsumer), typeof(CountParcelConsumer), typeof(ShipOrderConsumer), typeof(BrokenParcelConsumer), typeof(UnwantedParcelConsumer), typeof(ParcelReturnedConsumer), typeof(ParcelWeighedConsumer));
            x.AddConsumer<ScaleConsumer>().Endpoint(e => e.Name = "check-parcel");
            x.AddConsumer<LabelConsumer>().Endpoint(e => e.Name = "check-parcel");
            register?.Invoke(x);
            x.AddConfigureEndpointsCallback((context, name, endpoint) =>
            {
                endpoint.UseJournal(context, choices => endpoints?.Invoke(name, choices));
                configure?.Invoke(endpoint);
            });
            setup.Transport(x);
        });

        var host = new ShopHost(builder.Build());
        try
        {
            await host._host.StartAsync();
            await host.Health.Started.WaitAsync(Patience);
            var ready = host.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, Patience);
            await await Task.WhenAny(ready, host.Services.GetRequiredService<JournalRuntime>().Refused); // What is refused late never gets well.
            (await ready).ShouldBe(BusHealthStatus.Healthy);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends past the journal, as a stranger on the broker would.</summary>
    public async Task SendAsync<T>(string queue, T message, Guid? messageId = null, Action<SendContext>? with = null)
        where T : class
    {
        var endpoint = await Bus.GetSendEndpoint(new Uri($"queue:{queue}"));
        await endpoint.Send(message, context =>
        {
            context.MessageId = messageId ?? MessageIds.New(TimeProvider.System);
            with?.Invoke(context);
        });
    }

    /// <summary>Sends bytes that are in no envelope.</summary>
    public async Task SendBytesAsync(string queue, string contentType, byte[] body, Guid messageId)
    {
        var endpoint = await Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri($"queue:{queue}"));
        await endpoint.Send(new CheckParcel(messageId), context =>
        {
            context.MessageId = messageId;
            context.Serializer = new AnyBytes(contentType, body);
        });
    }

    public async Task<T> ReadAsync<T>(Func<ShopDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
    }

    public Task<Order> OrderAsync(Guid id, Func<Order, bool> until) => FindAsync(id, until);

    public Task<T> FindAsync<T>(Guid id, Func<T, bool> until)
        where T : class, ISaga => Eventually.GetAsync(
        $"{typeof(T).Name} {id}",
        Patience,
        () => ReadAsync(async db => await db.Set<T>().AsNoTracking().SingleOrDefaultAsync(o => o.CorrelationId == id) is { } saga && until(saga) ? saga : null));

    public Task EventuallyAsync(string what, Func<ShopDbContext, Task<bool>> isSo) => Eventually.TrueAsync(what, Patience, () => ReadAsync(isSo));

    /// <summary>Everything that this life committed is delivered.</summary>
    public Task DeliveredAsync() =>
        Eventually.TrueAsync("the last delivery", Patience, () => Task.FromResult(Services.GetRequiredService<JournalRuntime>().Life.Backlog == 0));

    /// <summary>Closes the shop; a second time changes nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isClosed)
            return;

        _isClosed = true;
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
