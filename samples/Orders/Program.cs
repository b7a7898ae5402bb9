// An order is placed, paid and shipped. Kill it anywhere and start it again: the order goes on, and is paid and shipped once.
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orders;
using Sagas.Durability;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
builder.Services.AddDbContext<ShopDb>(options => options.UseSqlite("Data Source=orders.db"));
builder.Services.AddMassTransit(x =>
{
    x.AddJournal<ShopDb>(j =>
    {
        j.UseSqlite();
        j.StartAfter((services, stop) => ShopDb.CreateAsync(services, stop));
    });
    x.AddSagaStateMachine<OrderMachine, Order>().JournalRepository();
    x.AddConsumers(typeof(Till), typeof(Desk));
    x.AddConfigureEndpointsCallback((context, name, endpoint) => endpoint.UseJournal(context));
    x.UsingInMemory((context, bus) => bus.ConfigureEndpoints(context));
});
var app = builder.Build();
await app.StartAsync();
await app.Services.GetRequiredService<IJournalHealth>().Started;

await using (var scope = app.Services.CreateAsyncScope()) // As in a controller: it goes out with SaveChangesAsync, or never.
{
    await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new OrderPlaced(Guid.CreateVersion7(), 1250));
    await scope.ServiceProvider.GetRequiredService<ShopDb>().SaveChangesAsync();
}

await app.WaitForShutdownAsync();
