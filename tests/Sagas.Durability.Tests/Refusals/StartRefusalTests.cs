using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Sagas.Durability.Tests.Refusals;

/// <summary>What stops a start, and the one sentence that says what to do.</summary>
public class StartRefusalTests
{
    [Fact]
    public async Task What_is_put_under_the_journal_rightly_starts() => (await new Hotel().RefusalAsync()).ShouldBeNull();

    [Fact]
    public Task A_batch_consumer_is_refused() => RefusedAsync(
        new Hotel { Register = x => x.AddConsumer<VisitBatchConsumer>() },
        "Endpoint 'visit-batch' is under the journal and has batch consumer VisitBatchConsumer, which it cannot carry. Messages are taken one by one, and the journal commits them in groups by itself; or leave UseJournal away on that endpoint.");

    [Fact]
    public Task A_job_consumer_is_refused() => RefusedAsync(
        new Hotel { Register = x => x.AddConsumer<VisitJobConsumer>() },
        "Endpoint 'visit-job' is under the journal and has job consumer VisitJobConsumer, which it cannot carry. A job outlives its message; or leave UseJournal away on that endpoint.");

    [Fact]
    public Task A_routing_slip_s_activity_is_refused() => RefusedAsync(
        new Hotel { Register = x => x.AddExecuteActivity<VisitActivity, Visit>() },
        "Endpoint 'visit_execute' is under the journal and has routing slip activity VisitActivity, which it cannot carry. A routing slip's state is in no table; or leave UseJournal away on that endpoint.");

    [Fact]
    public Task A_handler_without_a_name_is_refused() => RefusedAsync(
        new Hotel { Register = x => x.AddConsumer<PlainConsumer>(), Endpoint = endpoint => endpoint.Handler<Visit>(_ => Task.CompletedTask) },
        "Endpoint 'plain' is under the journal and has a Handler<Visit>, which it cannot carry. It has no name under which a message is taken once; write a consumer; or leave UseJournal away on that endpoint.");

    [Fact]
    public Task A_saga_without_a_version_or_kept_by_another_repository_is_refused() => RefusedAsync(
        new Hotel { Register = x => x.AddSagaStateMachine<GuestMachine, Guest>().InMemoryRepository() },
        "Saga Guest on endpoint 'guest' is not kept by the journal, so that its state would be saved apart from what it sends. Implement ISagaVersion on it and call JournalRepository() where it is added, or leave UseJournal away there.");

    [Fact]
    public Task A_saga_of_the_journal_s_on_an_endpoint_without_it_is_refused() => RefusedAsync(
        new Hotel { IsUnderJournal = false, Register = AddStay, Map = MapStay },
        "Saga Stay is kept by the journal, but its endpoint 'stay' is not under it. Call endpoint.UseJournal(context) there.");

    [Fact]
    public Task A_saga_that_is_not_mapped_is_refused() => RefusedAsync(
        new Hotel { Register = AddStay },
        "Saga Stay is kept by the journal, but the DbContext does not map it. Add modelBuilder.Entity<Stay>() before AddJournal().");

    [Fact]
    public Task A_saga_that_is_mapped_too_late_is_refused() => RefusedAsync(
        new Hotel
        {
            Register = AddStay,
            Map = model =>
            {
                model.AddJournal();
                model.Entity<Stay>().HasKey(stay => stay.CorrelationId);
            },
        },
        "Saga Stay is mapped after AddJournal(), so that its version is not checked. Call modelBuilder.AddJournal() last in OnModelCreating of HotelDbContext.");

    [Fact]
    public Task A_context_without_the_journal_s_tables_is_refused() => RefusedAsync(
        new Hotel { Map = _ => { } }, "HotelDbContext does not map the journal's tables. Call modelBuilder.AddJournal() last in its OnModelCreating.");

    [Fact]
    public Task A_retrying_execution_strategy_is_refused() => RefusedAsync(
        new Hotel { Journal = journal => journal.UsePostgres(), Database = database => database.UseNpgsql("Host=nowhere", postgres => postgres.EnableRetryOnFailure()) },
        "HotelDbContext has a retrying execution strategy, which cannot repeat a transaction that spans a handler. Remove EnableRetryOnFailure: the journal tries again by itself.");

    [Fact]
    public Task A_correlation_that_is_not_the_id_and_may_start_a_saga_needs_a_unique_index() => RefusedAsync(
        new Hotel { Register = AddStay, Map = MapStay },
        "Came may start a Stay and is correlated by Guest, which has no unique index: two at one instant would start two. Add modelBuilder.Entity<Stay>().HasIndex(…).IsUnique(), or correlate by id.");

    [Fact]
    public async Task With_a_unique_index_it_starts_and_an_event_without_a_choice_for_a_missing_saga_is_warned_about()
    {
        var hotel = new Hotel { Register = AddStay, Map = MapUniqueStay };

        (await hotel.RefusalAsync()).ShouldBeNull();

        hotel.Warnings.ShouldContain(
            "StayMachine does not say what becomes of Left for a saga that is not there, so they are acknowledged unseen. Choose with OnMissingInstance, such as missing.Fault() or missing.Discard()");
    }

    [Fact]
    public Task Retries_that_share_a_scope_are_refused() => RefusedAsync(
        new Hotel { Register = x => x.AddConsumer<PlainConsumer>(), Endpoint = endpoint => endpoint.UseMessageRetry(retry => retry.Immediate(2)) },
        "Endpoint 'plain' is under the journal and has UseMessageRetry, whose runs would share one transaction. Remove it and use j.RetryAfter(…).");

    [Fact]
    public Task Retries_on_a_consumer_are_refused_likewise() => RefusedAsync(
        new Hotel { Register = x => x.AddConsumer<PlainConsumer>(consumer => consumer.UseMessageRetry(retry => retry.Immediate(2))) },
        "Endpoint 'plain' is under the journal and has UseMessageRetry, whose runs would share one transaction. Remove it and use j.RetryAfter(…).");

    [Fact]
    public Task A_delayed_redelivery_is_refused() => RefusedAsync(
        new Hotel { Register = x => x.AddConsumer<PlainConsumer>(), Endpoint = endpoint => endpoint.UseDelayedRedelivery(redelivery => redelivery.Intervals(1000)) },
        "Endpoint 'plain' is under the journal and has UseDelayedRedelivery, which leaves the message to a broker. Use UseScheduledRedelivery.");

    [Fact]
    public Task An_outbox_beside_the_journal_is_refused() => RefusedAsync(
        new Hotel
        {
            Register = x =>
            {
                x.AddConsumer<PlainConsumer>();
                x.AddConfigureEndpointsCallback((context, _, endpoint) => endpoint.UseInMemoryOutbox(context));
            },
        },
        "Endpoint 'plain' is under the journal and has an outbox of MassTransit's, which sends apart from the commit. Remove UseInMemoryOutbox or UseEntityFrameworkOutbox.");

    [Fact]
    public Task A_bus_that_does_not_send_masstransit_s_json_is_refused() => RefusedAsync(
        new Hotel { Bus = bus => bus.UseRawJsonSerializer(isDefault: true) },
        "The bus sends 'application/json' by SystemTextJsonRawMessageSerializer, and the journal MassTransit's JSON only. Remove the serializer from the bus; a deserializer may stay (AddDeserializer).");

    [Theory]
    [InlineData("", "j.Carry was given '', which is no header's name. Allowed are letters, digits, '-', '_' and '.'.")]
    [InlineData("two words", "j.Carry was given 'two words', which is no header's name. Allowed are letters, digits, '-', '_' and '.'.")]
    [InlineData("MT-Activity-Id", "j.Carry was given 'MT-Activity-Id', which tells of one message and must not be copied onto others. Choose a name of your own.")]
    [InlineData("cause", "j.Carry was given 'cause', which tells of one message and must not be copied onto others. Choose a name of your own.")]
    public void A_header_that_cannot_be_carried_is_refused(string header, string sentence) =>
        Should.Throw<ArgumentException>(() => new JournalOptions().Carry(header)).Message.ShouldBe(sentence);

    [Fact]
    public void Retentions_of_nothing_are_refused() => Should.Throw<ArgumentException>(() => new JournalOptions().DedupeFor(TimeSpan.Zero))
        .Message.ShouldBe("DedupeFor was given 00:00:00. Give a time above zero, such as TimeSpan.FromDays(30).");

    [Fact]
    public Task A_journal_without_a_database_is_refused() => RefusedAsync(new Hotel { Journal = _ => { } }, "AddJournal needs a database: call j.UsePostgres() or j.UseSqlite().");

    private static void AddStay(IBusRegistrationConfigurator x) => x.AddSagaStateMachine<StayMachine, Stay>().JournalRepository();

    private static void MapStay(ModelBuilder model)
    {
        model.Entity<Stay>().HasKey(stay => stay.CorrelationId);
        model.AddJournal();
    }

    private static void MapUniqueStay(ModelBuilder model)
    {
        model.Entity<Stay>().HasIndex(stay => stay.Guest).IsUnique();
        MapStay(model);
    }

    private static async Task RefusedAsync(Hotel hotel, string sentence) => (await hotel.RefusalAsync()).ShouldBe(sentence);

    private sealed class PlainConsumer : IConsumer<VisitEnded>
    {
        public Task Consume(ConsumeContext<VisitEnded> context) => Task.CompletedTask;
    }
}
