using System.Text;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Limits;

/// <summary>Messages that are too large and handlers that take too long fail by themselves, and the next one is taken.</summary>
public abstract class LimitContract : ShopContract
{
    private const int MaxBody = 20_000;
    private const int MaxHeaders = 1_000;

    private protected override Task<ShopHost> StartAsync() => ShopHost.StartAsync(
        Setup,
        register: x => x.AddConsumers(typeof(PhotographParcelConsumer), typeof(WeighForEverConsumer)),
        journal: journal =>
        {
            journal.LimitMessages(MaxBody, MaxHeaders);
            journal.LimitHandlers(TimeSpan.FromSeconds(2));
        });

    [Fact]
    public async Task A_handler_that_sends_too_large_a_message_fails_with_its_type_and_size_and_nothing_is_committed()
    {
        var messageId = MessageIds.New(TimeProvider.System);
        await Shop.SendAsync("photograph-parcel", new PhotographParcel(Guid.CreateVersion7(), MaxBody), messageId);

        var fault = await FaultAsync(messageId);

        fault.Error.ShouldStartWith("A ParcelPhoto has ");
        fault.Error.ShouldContain($"{MaxBody} are allowed");
        (await Shop.ReadAsync(db => db.Set<Parcel>().CountAsync())).ShouldBe(0);
        await PassedAsync();
    }

    [Fact]
    public async Task A_message_that_arrives_too_large_is_listed_unread_and_the_next_one_is_taken()
    {
        var messageId = MessageIds.New(TimeProvider.System);
        await Shop.SendBytesAsync("photograph-parcel", "application/json", Encoding.UTF8.GetBytes(new string(' ', MaxBody + 1)), messageId);

        var fault = await FaultAsync(messageId);

        (fault.Cause, fault.Consumer, fault.Body.Length).ShouldBe(("too_large", "", MaxBody + 1));
        fault.Error.ShouldContain($"{MaxBody + 1} bytes");
        await PassedAsync();
    }

    [Fact]
    public async Task A_handler_that_hangs_fails_as_its_messages_own_failure_and_is_set_aside()
    {
        var messageId = MessageIds.New(TimeProvider.System);
        await Shop.SendAsync("weigh-for-ever", new WeighForEver(Guid.CreateVersion7()), messageId);

        var fault = await FaultAsync(messageId);

        fault.Cause.ShouldBe(nameof(TimeoutException));
        fault.Error.ShouldStartWith("The handler did not end within 2 s.");
    }

    private async Task<FaultRow> FaultAsync(Guid messageId)
    {
        await Shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync(fault => fault.MessageId == messageId));
        return await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(fault => fault.MessageId == messageId));
    }

    private async Task PassedAsync()
    {
        var (order, messageId) = (Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));
        await Shop.SendAsync("photograph-parcel", new PhotographParcel(order, 10), messageId);
        await Shop.EventuallyAsync("the next one", db => db.Set<Parcel>().AnyAsync(parcel => parcel.OrderId == order));
    }
}

public sealed record PhotographParcel(Guid OrderId, int Pixels);

public sealed record ParcelPhoto(Guid OrderId, string Pixels);

public sealed record WeighForEver(Guid OrderId);

public sealed class PhotographParcelConsumer(ShopDbContext database) : IConsumer<PhotographParcel>
{
    public async Task Consume(ConsumeContext<PhotographParcel> context)
    {
        database.Add(new Parcel { Id = Guid.NewGuid(), OrderId = context.Message.OrderId });
        await database.SaveChangesAsync(context.CancellationToken);
        await context.Publish(new ParcelPhoto(context.Message.OrderId, new string('.', context.Message.Pixels)), context.CancellationToken);
    }
}

public sealed class WeighForEverConsumer : IConsumer<WeighForEver>
{
    public Task Consume(ConsumeContext<WeighForEver> context) => Task.Delay(Timeout.Infinite, context.CancellationToken);
}
