using MassTransit;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing.Amqp;

namespace Sagas.Durability.Tests.Topology;

/// <summary>What a broker has is compared with what this build needs, at start.</summary>
public sealed class DeclarationTests : IAsyncLifetime
{
    private LargeShop _setup = null!;

    public async ValueTask InitializeAsync() => _setup = await LargeShop.CreateAsync();

    public ValueTask DisposeAsync() => _setup.DisposeAsync();

    [Fact]
    public async Task A_queue_that_exists_with_other_arguments_stops_the_start_with_its_name_the_argument_and_what_to_do()
    {
        await using (var broker = await PlainAmqp.ConnectAsync(_setup.RabbitMq))
            await broker.DeclareQueueAsync("ship-order");

        var refusal = await Should.ThrowAsync<InvalidOperationException>(StartAsync);

        refusal.Message.ShouldContain("'ship-order'");
        refusal.Message.ShouldContain("inequivalent arg 'x-");
        refusal.Message.ShouldEndWith("delete it and start again.");
    }

    [Fact]
    public async Task Queues_of_this_build_are_found_as_they_were_declared()
    {
        await using (await StartAsync())
        {
        }

        await using (await StartAsync())
        {
        }
    }

    [Fact]
    public async Task A_queue_that_gets_what_strangers_publish_past_their_door_stops_the_start()
    {
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => ShopHost.StartAsync(
            _setup,
            register: x => x.AddConsumer<InsideConsumer>().Endpoint(e => e.Name = "inside"),
            endpoints: (name, endpoint) =>
            {
                if (name == "parcel-returned")
                    endpoint.AnswersDuplicates();
            }));

        refusal.Message.ShouldStartWith("Queue 'inside' is bound to exchange");
        refusal.Message.ShouldContain("door 'parcel-returned'");
    }

    private Task<ShopHost> StartAsync() => ShopHost.StartAsync(_setup, endpoints: (_, endpoint) => endpoint.DeclareQueue());

    private sealed class InsideConsumer : IConsumer<ParcelReturned>
    {
        public Task Consume(ConsumeContext<ParcelReturned> context) => Task.CompletedTask;
    }
}
