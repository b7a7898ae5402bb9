using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Refusals;

/// <summary>What only the run of a handler shows: its message is set aside with the sentence, and nothing of the run is committed.</summary>
public abstract class HandlerRefusalContract : ShopContract
{
    private const string Idle = "The handler left the transaction that its save had opened idle for over 4 s, and nothing of it is committed. Save after outside calls, not before.";
    private readonly Errand _errand = new();
    private readonly PausableTime _time = new();

    private protected override Task<ShopHost> StartAsync() => ShopHost.StartAsync(
        Setup,
        time: _time,
        register: x =>
        {
            x.AddSingleton(_errand);
            x.AddDbContext<SideDbContext>(options => Setup.Database(options));
            x.AddConsumer<ErrandConsumer>();
            x.AddRequestClient<CheckParcel>();
        });

    [Fact]
    public async Task A_handler_s_own_transaction_is_refused()
    {
        _errand.Run = async (_, services) => await Database(services).Database.BeginTransactionAsync();

        (await FaultAsync()).Error.ShouldBe(
            "A handler under the journal began a transaction of its own, which would commit apart from its message. Leave BeginTransaction away: the first save opens the transaction that the journal commits.");
    }

    [Fact]
    public async Task Another_context_with_an_open_transaction_is_refused_where_the_handler_saves()
    {
        _errand.Run = async (context, services) =>
        {
            await using var transaction = await services.GetRequiredService<SideDbContext>().Database.BeginTransactionAsync();
            await SaveAsync(context, services);
        };

        (await FaultAsync()).Error.ShouldBe(
            "SideDbContext has a transaction open inside a handler under the journal, and what it commits is not one with the message. End it before the handler saves and before it ends, or save with ShopDbContext.");
    }

    [Fact]
    public async Task Another_context_with_a_transaction_that_the_handler_left_open_is_refused()
    {
        _errand.Run = async (_, services) => await services.GetRequiredService<SideDbContext>().Database.BeginTransactionAsync();

        (await FaultAsync()).Error.ShouldStartWith("SideDbContext has a transaction open inside a handler under the journal");
    }

    [Fact]
    public async Task Another_context_whose_transaction_has_ended_is_an_outside_act_and_allowed()
    {
        _errand.Run = async (context, services) =>
        {
            await using (var transaction = await services.GetRequiredService<SideDbContext>().Database.BeginTransactionAsync())
                await transaction.CommitAsync();
            await SaveAsync(context, services);
        };
        var id = Guid.CreateVersion7();

        await Shop.SendAsync("errand", new RunErrand(id));

        await Shop.EventuallyAsync("the parcel", db => db.Set<Parcel>().AnyAsync(parcel => parcel.OrderId == id));
    }

    [Fact]
    public async Task A_transaction_that_stands_idle_until_the_handler_s_end_is_the_message_s_own_failure()
    {
        _errand.Run = async (context, services) =>
        {
            await SaveAsync(context, services);
            _time.Pass(TimeSpan.FromSeconds(4.1));
        };

        (await FaultAsync()).Error.ShouldBe(Idle);
    }

    [Fact]
    public async Task A_transaction_that_stands_idle_before_the_next_save_is_the_message_s_own_failure()
    {
        _errand.Run = async (context, services) =>
        {
            await SaveAsync(context, services);
            _time.Pass(TimeSpan.FromSeconds(4.1));
            await SaveAsync(context, services);
        };

        (await FaultAsync()).Error.ShouldBe(Idle);
    }

    [Fact]
    public async Task A_handler_that_swallows_that_commits_nothing_all_the_same()
    {
        _errand.Run = async (context, services) =>
        {
            await SaveAsync(context, services);
            _time.Pass(TimeSpan.FromSeconds(4.1));
            await Should.ThrowAsync<Exception>(() => SaveAsync(context, services));
        };

        (await FaultAsync()).Error.ShouldBe(Idle);
    }

    [Fact]
    public async Task A_slow_outside_call_before_the_save_is_allowed()
    {
        _errand.Run = async (context, services) =>
        {
            _ = await Database(services).Set<Parcel>().CountAsync();
            _time.Pass(TimeSpan.FromSeconds(10));
            await SaveAsync(context, services);
        };
        var id = Guid.CreateVersion7();

        await Shop.SendAsync("errand", new RunErrand(id));

        await Shop.EventuallyAsync("the parcel", db => db.Set<Parcel>().AnyAsync(parcel => parcel.OrderId == id));
    }

    [Fact]
    public async Task A_request_client_inside_a_handler_is_refused()
    {
        _errand.Run = (_, services) => services.GetRequiredService<IRequestClient<CheckParcel>>().GetResponse<ParcelReturned>(new CheckParcel(Guid.CreateVersion7()));

        (await FaultAsync()).Error.ShouldBe(
            "A handler under the journal asked for a request client, whose request would go around its commit. Send a command, and take the answer as a message of its own.");
    }

    [Fact]
    public async Task A_message_that_this_build_cannot_read_is_listed_with_its_type_and_the_reason()
    {
        var id = MessageIds.New(TimeProvider.System);
        var body = $$"""{ "messageId": "{{id}}", "messageType": ["{{MessageUrn.ForTypeString<RunErrand>()}}"], "message": { "orderId": 17 } }""";

        await Shop.SendBytesAsync("errand", "application/vnd.masstransit+json", System.Text.Encoding.UTF8.GetBytes(body), id);

        var fault = await FaultAsync(id);
        (fault.Type, fault.Cause).ShouldBe(("RunErrand", "JsonException"));
        fault.Error.ShouldContain("RunErrand. Path: $.orderId");
    }

    private protected PausableTime Time => _time;

    private protected Errand Errands => _errand;

    private protected static ShopDbContext Database(IServiceProvider services) => services.GetRequiredService<ShopDbContext>();

    private protected static async Task SaveAsync(ConsumeContext<RunErrand> context, IServiceProvider services)
    {
        Database(services).Add(new Parcel { Id = Guid.NewGuid(), OrderId = context.Message.OrderId });
        await Database(services).SaveChangesAsync();
    }

    /// <summary>Sends an errand and waits until it is set aside.</summary>
    private protected async Task<FaultRow> FaultAsync()
    {
        var (id, messageId) = (Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));
        await Shop.SendAsync("errand", new RunErrand(id), messageId);
        var fault = await FaultAsync(messageId);
        (await Shop.ReadAsync(db => db.Set<Parcel>().AnyAsync(parcel => parcel.OrderId == id))).ShouldBeFalse();
        return fault;
    }

    private async Task<FaultRow> FaultAsync(Guid messageId)
    {
        await Shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync(fault => fault.MessageId == messageId));
        return await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(fault => fault.MessageId == messageId));
    }
}
