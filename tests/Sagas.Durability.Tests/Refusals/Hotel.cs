using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Testing.Processes;

namespace Sagas.Durability.Tests.Refusals;

/// <summary>An application that is put under the journal wrongly: each property is what a test gets wrong. Neither database nor broker is there.</summary>
internal sealed class Hotel
{
    public Action<IJournalConfigurator> Journal { get; init; } = journal => journal.UseSqlite();

    public Action<IBusRegistrationConfigurator> Register { get; init; } = _ => { };

    public Action<IReceiveEndpointConfigurator> Endpoint { get; init; } = _ => { };

    public Action<IInMemoryBusFactoryConfigurator> Bus { get; init; } = _ => { };

    public Action<ModelBuilder> Map { get; init; } = model => model.AddJournal();

    public Action<DbContextOptionsBuilder>? Database { get; init; }

    public bool IsUnderJournal { get; init; } = true;

    public List<string> Warnings { get; } = [];

    /// <summary>Starts it and returns the sentence with which it refuses; null when it starts.</summary>
    public async Task<string?> RefusalAsync()
    {
        using var folder = new TestFolder("hotel");
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(new Wall(Warnings));
        builder.Services.AddSingleton(Map);
        builder.Services.AddDbContext<HotelDbContext>(options =>
        {
            (Database ?? (database => database.UseSqlite($"Data Source={folder.File("hotel.db")}")))(options);
            options.ReplaceService<IModelCacheKeyFactory, NoCache>();
        });
        builder.Services.AddMassTransit(x =>
        {
            x.SetKebabCaseEndpointNameFormatter();
            x.AddJournal<HotelDbContext>(Journal);
            Register(x);
            x.AddConfigureEndpointsCallback((context, _, endpoint) =>
            {
                if (IsUnderJournal)
                    endpoint.UseJournal(context);
                Endpoint(endpoint);
            });
            x.UsingInMemory((context, bus) =>
            {
                Bus(bus);
                bus.ConfigureEndpoints(context);
            });
        });
        try
        {
            using var host = builder.Build();
            await host.StartAsync();
            await host.StopAsync();
            return null;
        }
        catch (Exception exception) when (exception is ConfigurationException or InvalidOperationException or ArgumentException)
        {
            return exception.GetBaseException().Message;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Each test has a model of its own.</summary>
    private sealed class NoCache : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => new();
    }

    /// <summary>Keeps what is written on it.</summary>
    private sealed class Wall(List<string> warnings) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                warnings.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
