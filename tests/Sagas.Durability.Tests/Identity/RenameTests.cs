using MassTransit;
using Sagas.Durability.Identity;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Identity;

/// <summary>A consumer that a new build has under another name.</summary>
public class RenameTests : ShopContract
{
    private const string FormerName = "Sagas.Durability.Tests.Identity.LetterCarrier";
    private readonly Guid _letter = Guid.CreateVersion7();
    private readonly Guid _messageId = MessageIds.New(TimeProvider.System);

    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());

    // The former class is gone from this build: here the journal knows the present one by its name.
    private protected override Task<ShopHost> StartAsync() => StartAsync<Postman>(journal => journal.Alias<Postman>(FormerName));

    [Fact]
    public async Task A_renamed_consumer_with_an_alias_does_not_run_for_what_it_took_under_its_former_name()
    {
        await RunsAsync(_letter, _messageId);
        await Shop.DisposeAsync();
        await AgainAsync(StartAsync<Courier>(journal => journal.Alias<Courier>(FormerName)));

        await Shop.SendAsync("post", new Letter(_letter), _messageId);
        await RunsAsync(Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));

        Shop.Desk.Runs(_letter).ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_alias_it_is_another_consumer()
    {
        await RunsAsync(_letter, _messageId);
        await Shop.DisposeAsync();
        await AgainAsync(StartAsync<Courier>(_ => { }));

        await RunsAsync(_letter, _messageId);
    }

    private Task<ShopHost> StartAsync<TConsumer>(Action<IJournalConfigurator> journal)
        where TConsumer : class, IConsumer => ShopHost.StartAsync(Setup, register: x => x.AddConsumer<TConsumer>().Endpoint(e => e.Name = "post"), journal: journal);

    private async Task RunsAsync(Guid letter, Guid messageId)
    {
        await Shop.SendAsync("post", new Letter(letter), messageId);
        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(letter);
    }

    private sealed record Letter(Guid Id);

    private sealed class Postman(Desk desk) : IConsumer<Letter>
    {
        public Task Consume(ConsumeContext<Letter> context) => Deliver(desk, context);
    }

    private sealed class Courier(Desk desk) : IConsumer<Letter>
    {
        public Task Consume(ConsumeContext<Letter> context) => Deliver(desk, context);
    }

    private static Task Deliver(Desk desk, ConsumeContext<Letter> context)
    {
        desk.Run(context.Message.Id);
        desk.Returned(context.Message.Id);
        return Task.CompletedTask;
    }
}
