using MassTransit;
using MassTransit.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sagas.Contracts;
using Sagas.Contracts.Ledger;
using Sagas.Ledger.Tests.Support;
using Sagas.Ledger.Transfers;

namespace Sagas.Ledger.Tests.Steps;

/// <summary>The module as the service has it: commands to their queues, facts published, rows written.</summary>
public sealed class LedgerStepsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("0195573f-0000-7000-8000-000000000001");
    private static readonly ReserveFunds Reserve = new() { TransferId = Id, Amount = new Money(1250, "EUR"), Payer = "alice", Payee = "shop" };

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly ServiceProvider _services;
    private readonly ITestHarness _harness;

    public LedgerStepsTests()
    {
        _connection.Open();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Start))
            .AddDbContext<LedgerDatabase>(options => options.UseSqlite(_connection))
            .AddScoped<DbContext>(services => services.GetRequiredService<LedgerDatabase>())
            .AddMassTransitTestHarness(TextWriter.Null, bus => bus.AddLedger())
            .BuildServiceProvider(validateScopes: true);
        _harness = _services.GetRequiredService<ITestHarness>();
    }

    public async ValueTask InitializeAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LedgerDatabase>().Database.EnsureCreatedAsync();
        await _harness.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _connection.DisposeAsync();
    }

    [Fact]
    public async Task Reserving_writes_a_pending_transfer_and_no_entry()
    {
        await HandleAsync("reserve-funds", Reserve, tenant: "acme");

        Published<FundsReserved>().ShouldBe([new FundsReserved { TransferId = Id }]);
        var transfer = (await TransfersAsync()).ShouldHaveSingleItem();
        (transfer.Id, transfer.Tenant, transfer.DebitAccount, transfer.CreditAccount, transfer.AmountMinor, transfer.Currency, transfer.State, transfer.CreatedAt)
            .ShouldBe((Id, "acme", "payer:alice", "payee:shop", 1250, "EUR", TransferState.Pending, Start.UtcDateTime));
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Posting_writes_the_entries_that_sum_to_zero()
    {
        await HandleAsync("reserve-funds", Reserve);
        await HandleAsync("post-transfer", new PostTransfer { TransferId = Id });

        Published<TransferPosted>().ShouldBe([new TransferPosted { TransferId = Id }]);
        (await TransfersAsync()).Single().State.ShouldBe(TransferState.Posted);
        var entries = await EntriesAsync();
        entries.Select(entry => (entry.Account, entry.Minor)).ShouldBe([("payer:alice", -1250L), ("payee:shop", 1250L)]);
        entries.Sum(entry => entry.Minor).ShouldBe(0);
    }

    [Fact]
    public async Task Releasing_voids_the_transfer_and_writes_no_entry()
    {
        await HandleAsync("reserve-funds", Reserve);
        await HandleAsync("release-funds", new ReleaseFunds { TransferId = Id });

        Published<FundsReleased>().ShouldBe([new FundsReleased { TransferId = Id }]);
        (await TransfersAsync()).Single().State.ShouldBe(TransferState.Voided);
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_command_repeated_gets_the_same_answer_and_books_once()
    {
        await HandleAsync("reserve-funds", Reserve);
        await HandleAsync("reserve-funds", Reserve);
        await HandleAsync("post-transfer", new PostTransfer { TransferId = Id });
        await HandleAsync("post-transfer", new PostTransfer { TransferId = Id });

        Published<FundsReserved>().Count.ShouldBe(2);
        Published<TransferPosted>().Count.ShouldBe(2);
        (await EntriesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_mistake_is_refused_with_its_reason_and_books_nothing()
    {
        await HandleAsync("reserve-funds", Reserve);
        await HandleAsync("release-funds", new ReleaseFunds { TransferId = Id });
        var refused = await HandleAsync("post-transfer", new PostTransfer { TransferId = Id });

        refused.ShouldBeOfType<TransferMistakeException>().Status.ShouldBe(TransferStatus.PendingTransferAlreadyVoided);
        Published<TransferPosted>().ShouldBeEmpty();
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_amount_under_the_same_id_is_refused()
    {
        await HandleAsync("reserve-funds", Reserve);
        var refused = await HandleAsync("reserve-funds", Reserve with { Amount = new Money(9999, "EUR") });

        refused.ShouldBeOfType<TransferMistakeException>().Message.ShouldStartWith($"ReserveFunds for transfer {Id} is refused: ExistsWithDifferentAmount.");
        (await TransfersAsync()).Single().AmountMinor.ShouldBe(1250);
    }

    [Fact]
    public async Task Another_tenants_transfer_is_not_found()
    {
        await HandleAsync("reserve-funds", Reserve, tenant: "acme");
        var refused = await HandleAsync("post-transfer", new PostTransfer { TransferId = Id }, tenant: "default");

        refused.ShouldBeOfType<TransferMistakeException>().Status.ShouldBe(TransferStatus.PendingTransferNotFound);
    }

    [Fact]
    public async Task A_transfer_cannot_be_booked_twice_even_by_a_broken_rule()
    {
        await HandleAsync("reserve-funds", Reserve);
        await HandleAsync("post-transfer", new PostTransfer { TransferId = Id });
        await using var scope = _services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<LedgerDatabase>();
        database.AddRange(TransferRules.Entries(await database.Set<Transfer>().SingleAsync(), Start.UtcDateTime));

        await Should.ThrowAsync<DbUpdateException>(() => database.SaveChangesAsync());
    }

    [Fact]
    public async Task Two_handlers_that_both_saw_it_pending_cannot_both_end_it()
    {
        await HandleAsync("reserve-funds", Reserve);
        await using var first = _services.CreateAsyncScope();
        await using var second = _services.CreateAsyncScope();
        var posting = first.ServiceProvider.GetRequiredService<LedgerDatabase>();
        var voiding = second.ServiceProvider.GetRequiredService<LedgerDatabase>();
        (await posting.Set<Transfer>().SingleAsync()).State = TransferState.Posted;
        (await voiding.Set<Transfer>().SingleAsync()).State = TransferState.Voided;
        await posting.SaveChangesAsync();

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => voiding.SaveChangesAsync());
    }

    /// <summary>Sends the command to its queue and waits until it was handled; answers what the handler threw, if it did.</summary>
    private async Task<Exception?> HandleAsync<T>(string queue, T command, string tenant = "default")
        where T : class
    {
        var messageId = Guid.CreateVersion7(Start);
        var endpoint = await _harness.Bus.GetSendEndpoint(new Uri($"queue:{queue}"));
        await endpoint.Send(command, context =>
        {
            context.MessageId = messageId;
            context.Headers.Set("tenant", tenant);
        });
        var consumed = await _harness.Consumed.SelectAsync<T>(message => message.Context.MessageId == messageId).FirstOrDefaultAsync();
        return consumed.ShouldNotBeNull($"{typeof(T).Name} was taken from {queue}").Exception;
    }

    private IReadOnlyList<T> Published<T>()
        where T : class => [.. _harness.Published.Select<T>(new CancellationToken(canceled: true)).Select(published => published.Context.Message)];

    private async Task<List<Transfer>> TransfersAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LedgerDatabase>().Set<Transfer>().AsNoTracking().ToListAsync();
    }

    private async Task<List<Entry>> EntriesAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LedgerDatabase>().Set<Entry>().AsNoTracking().OrderBy(entry => entry.Line).ToListAsync();
    }
}
