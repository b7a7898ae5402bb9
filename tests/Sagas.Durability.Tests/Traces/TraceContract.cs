using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Traces;

/// <summary>A saga is one trace, whatever the database and the transport under it.</summary>
public abstract class TraceContract : ShopContract
{
    private static readonly string[] Handled = ["handle PlaceOrder", "handle ShipOrder", "handle OrderShipped"];
    private readonly Recorder _recorder = new();

    private protected override Task<ShopHost> StartAsync() => ShopHost.StartAsync(Setup, register: x => x.AddConsumer<PostcardConsumer>());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _recorder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_saga_is_followed_from_message_to_message()
    {
        var order = Guid.CreateVersion7();
        using var trace = _recorder.Begin();
        await Shop.SendAsync("order", new PlaceOrder(order), with: context => context.Headers.Set("traceparent", trace.Id));

        var handled = await HandledAsync(trace, Handled);

        // Each was sent while the one before it was handled.
        string?[] parents = [trace.Id, .. handled.Select(activity => activity.Id)];
        handled.Select(activity => activity.ParentId).ShouldBe(parents.Take(3));
        handled.Select(activity => activity.GetTagItem("sagas.saga")).ShouldContain(order);
        var all = _recorder.Of(trace.TraceId);
        all.Where(activity => activity.OperationName == "commit").Select(activity => activity.ParentId).ShouldBe(handled.Select(activity => activity.Id), ignoreOrder: true);
        await Shop.EventuallyAsync("the sends", _ => Task.FromResult(_recorder.Of(trace.TraceId).Count(activity => activity.Kind == ActivityKind.Producer) == 2));
    }

    [Fact]
    public async Task A_timer_fires_in_the_trace_that_set_it()
    {
        using var trace = _recorder.Begin();
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IMessageScheduler>().ScheduleSend(new Uri("queue:postcard"), DateTime.UtcNow.AddMilliseconds(100), new WritePostcard(Guid.CreateVersion7()));
            await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
        }

        await HandledAsync(trace, "handle WritePostcard");
    }

    [Fact]
    public async Task What_another_life_delivers_is_in_the_trace_of_who_committed_it()
    {
        var order = Guid.CreateVersion7();
        using var trace = _recorder.Begin();
        var runtime = Shop.Services.GetRequiredService<JournalRuntime>();
        var delivery = runtime.Delivery;
        runtime.Delivery = new DeadDelivery();
        await Shop.SendAsync("order", new PlaceOrder(order), with: context => context.Headers.Set("traceparent", trace.Id));
        await Shop.OrderAsync(order, saga => saga.State == "Placed");
        runtime.Delivery = delivery;
        await Shop.DisposeAsync();

        await AgainAsync(StartAsync());

        await HandledAsync(trace, Handled);
    }

    [Fact]
    public async Task A_trace_that_nobody_records_goes_on_with_what_it_caused()
    {
        var order = Guid.CreateVersion7();
        const string trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

        await Shop.SendAsync("order", new PlaceOrder(order), with: context => context.Headers.Set("traceparent", trace));
        await Shop.OrderAsync(order, saga => saga.State == "Shipped");

        var rows = await Shop.ReadAsync(db => db.Set<JournalRow>().Where(row => row.Outgoing != null).ToListAsync());
        rows.SelectMany(row => Shop.Format.Read(row.Outgoing)).Select(message => message.Headers["traceparent"]).Distinct().ShouldBe([trace]);
    }

    /// <summary>The activities of these names, in their order, when all have ended.</summary>
    private async Task<IReadOnlyList<Activity>> HandledAsync(Activity trace, params string[] names)
    {
        await Shop.EventuallyAsync(
            string.Join(", ", names), _ => Task.FromResult(names.All(name => _recorder.Of(trace.TraceId).Any(activity => activity.OperationName == name))));
        return [.. names.Select(name => _recorder.Of(trace.TraceId).Single(activity => activity.OperationName == name))];
    }
}
