using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Tests.SagaKinds;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Tests.Writes;

/// <summary>What a handler adds to its message's commit, whatever the database and the transport under it.</summary>
public abstract class JournalWritesContract : ShopContract
{
    private readonly Guid _shelf = Guid.CreateVersion7();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Shop.ReadAsync(db =>
        {
            db.Add(new Shelf { Id = _shelf, Stock = 100 });
            return db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Writes_are_committed_with_their_message_and_a_repeated_one_writes_nothing()
    {
        var (count, messageId) = (new CountParcel(Guid.CreateVersion7(), _shelf), MessageIds.New(TimeProvider.System));
        await Shop.SendAsync("count-parcel", count, messageId);
        await StockAsync(99);

        await Shop.SendAsync("count-parcel", count, messageId);
        await Shop.SendAsync("count-parcel", new CountParcel(Guid.CreateVersion7(), _shelf));

        await StockAsync(98);
        (await ParcelsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_write_that_fails_fails_its_own_message_alone()
    {
        var taken = Guid.CreateVersion7();
        await Shop.ReadAsync(db =>
        {
            db.Add(new Parcel { Id = taken, OrderId = Guid.CreateVersion7() });
            return db.SaveChangesAsync();
        });

        var ids = Enumerable.Range(0, 30).Select(i => i == 10 ? taken : Guid.CreateVersion7());
        await Task.WhenAll(ids.Select(id => Shop.SendAsync("count-parcel", new CountParcel(id, _shelf))));

        await StockAsync(100 - 29);
        await Shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync(fault => fault.Type == nameof(CountParcel)));
        (await ParcelsAsync()).ShouldBe(29);
    }

    [Fact]
    public async Task An_entity_that_is_not_one_plain_row_and_a_scope_without_a_message_are_refused_in_words()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var writes = scope.ServiceProvider.GetRequiredService<IJournalWrites>();

        Should.Throw<InvalidOperationException>(() => writes.Insert(new Shelf())).Message.ShouldContain("used where none is handled");

        var tables = new Rows.RowTableCatalogue(Microsoft.Extensions.Logging.Abstractions.NullLogger<Rows.RowTableCatalogue>.Instance);
        var model = scope.ServiceProvider.GetRequiredService<ShopDbContext>().Model;
        Should.Throw<InvalidOperationException>(() => tables.Of(typeof(Hamper), () => model)).Message.ShouldContain("holds owned or related entities. Save it with SaveChangesAsync.");
    }

    private Task StockAsync(int stock) => Shop.EventuallyAsync($"a stock of {stock}", db => db.Set<Shelf>().AnyAsync(shelf => shelf.Id == _shelf && shelf.Stock == stock));

    private Task<int> ParcelsAsync() => Shop.ReadAsync(db => db.Set<Parcel>().CountAsync(parcel => parcel.OrderId == _shelf));
}
