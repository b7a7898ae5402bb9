using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability;
using Sagas.Shop;

// A stranger's shop on the journal: PostgreSQL and RabbitMQ where it is given both addresses, else SQLite and the in-memory transport.
// ClockOffset sets the process's clock wrong; ClosingAfter is how long an order lies before its timer closes it.
var builder = WebApplication.CreateBuilder(args);
var (postgres, rabbit) = (builder.Configuration["Postgres"], builder.Configuration["RabbitMq"]);
var folder = Directory.GetCurrentDirectory();

builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.Logging.AddSimpleConsole(console => console.TimestampFormat = "HH:mm:ss.fff ");
builder.Services.AddSingleton(_ => new Book(folder));
builder.Services.AddSingleton<TimeProvider>(new ShiftedTime(builder.Configuration.GetValue("ClockOffset", TimeSpan.Zero)));
builder.Services.AddDbContext<ShopDbContext>(options => _ = postgres is null ? options.UseSqlite($"Data Source={Path.Combine(folder, "shop.db")}") : options.UseNpgsql(postgres));
builder.Services.AddMassTransit(x =>
{
    x.SetKebabCaseEndpointNameFormatter();
    x.AddJournal<ShopDbContext>(j =>
    {
        if (postgres is null)
            j.UseSqlite();
        else
            j.UsePostgres();
        j.StartAfter(async (provider, cancellationToken) =>
        {
            await using var scope = provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database.EnsureCreatedAsync(cancellationToken);
        });
    });
    x.AddSagaStateMachine<OrderMachine, Order>().JournalRepository();
    x.AddSagaStateMachine<StocktakeMachine, Stocktake>().JournalRepository();
    x.AddConsumer<CountShelfConsumer>();
    x.AddConsumer<PackOrderConsumer>();
    x.AddConsumer<CountOrderConsumer>();
    x.AddConsumer<NoteOrderConsumer>();
    x.AddConsumer<BurnOrderConsumer>();
    x.AddConfigureEndpointsCallback((context, name, endpoint) => endpoint.UseJournal(context, journal =>
    {
        if (name != "pack-order") // Of which tests let the broker take nothing: a quorum queue cannot be told so.
            journal.DeclareQueue();
    }));
    if (rabbit is null)
    {
        x.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
    }
    else
    {
        x.UsingRabbitMq((context, transport) =>
        {
            transport.Host(new Uri(rabbit), host => host.Heartbeat(TimeSpan.FromSeconds(5)));
            transport.ConfigureEndpoints(context);
        });
    }
});

var app = builder.Build();
app.MapPost("/orders/{id:guid}", Door.PlaceAsync);
app.MapPost("/orders/{id:guid}/burn", Door.BurnAsync);
await app.StartAsync();
await app.Services.GetRequiredService<IJournalHealth>().Started;
await app.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
Console.WriteLine("open");
await app.WaitForShutdownAsync();
