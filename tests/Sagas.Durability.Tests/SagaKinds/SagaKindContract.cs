using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Faults;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Tests.SagaKinds;

/// <summary>What a state machine may ask of its repository and a model of its sagas, whatever the database and the transport under it.</summary>
public abstract class SagaKindContract : ShopContract
{
    [Fact]
    public async Task Every_kind_of_column_is_stored_and_loaded_as_the_model_says()
    {
        var fill = new FillBasket(NewId(), "Ada");
        await Shop.SendAsync("basket", fill);
        await BasketAsync(fill.BasketId, _ => true);
        await Shop.SendAsync("basket", new WeighBasket("Ada", 0.75));

        var basket = await BasketAsync(fill.BasketId, b => b.Weight == 0.75);

        var expected = BasketMachine.Fresh(fill);
        (expected.Version, expected.Weight, expected.State) = (2, 0.75, basket.State);
        basket.ShouldBeEquivalentTo(expected);
    }

    [Fact]
    public async Task A_saga_that_is_inserted_on_initial_takes_the_same_event_again_as_an_existing_one()
    {
        var fill = new FillBasket(NewId(), "Bob");
        await Shop.SendAsync("basket", fill);
        await BasketAsync(fill.BasketId, _ => true);

        await Shop.SendAsync("basket", fill);

        var fault = await FaultAsync("FillBasket");
        fault.Error.ShouldContain("FillBasket"); // Not accepted in state Filled, as MassTransit says it.
    }

    [Fact]
    public async Task A_query_finds_its_saga_and_a_missing_one_is_a_fault_where_the_machine_says_so()
    {
        await Shop.SendAsync("basket", new WeighBasket("nobody", 1));

        (await FaultAsync("WeighBasket")).Attempts.ShouldBe(4);
    }

    [Fact]
    public async Task A_read_only_event_changes_nothing_and_leaves_no_timeline()
    {
        var fill = new FillBasket(NewId(), "Cyd");
        await Shop.SendAsync("basket", fill);
        await BasketAsync(fill.BasketId, _ => true);

        await Shop.SendAsync("basket", new LookIntoBasket(fill.BasketId));
        (await Shop.Desk.NextSeenAsync()).ShouldBe(new BasketSeen(fill.BasketId, true));

        (await BasketAsync(fill.BasketId, _ => true)).Act.ShouldBe("delete");
        (await HistoryAsync(fill.BasketId)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_saga_is_answered_by_what_the_machine_executes()
    {
        var id = NewId();
        await Shop.SendAsync("basket", new LookIntoBasket(id));

        (await Shop.Desk.NextSeenAsync()).ShouldBe(new BasketSeen(id, false));
    }

    [Fact]
    public async Task A_completed_saga_is_removed_and_one_born_again_under_its_id_goes_on_with_its_timeline()
    {
        var fill = new FillBasket(NewId(), "Dee");
        await Shop.SendAsync("basket", fill);
        await BasketAsync(fill.BasketId, _ => true);
        await Shop.SendAsync("basket", new EmptyBasket(fill.BasketId));
        await Shop.EventuallyAsync("the removal", async db => !await db.Set<Basket>().AnyAsync(b => b.CorrelationId == fill.BasketId));
        await Shop.SendAsync("basket", new EmptyBasket(fill.BasketId)); // Nobody is there: discarded.

        await Shop.SendAsync("basket", fill);

        (await BasketAsync(fill.BasketId, _ => true)).Version.ShouldBe(3);
        (await HistoryAsync(fill.BasketId)).Select(row => (row.Version, row.FromState, row.ToState)).ShouldBe(
            [(1, null, "Filled"), (2, "Filled", "Final"), (3, null, "Filled")]);
    }

    [Fact]
    public async Task A_saga_with_owned_types_json_a_collection_and_rows_in_another_table_is_kept_whole()
    {
        var id = NewId();
        await Shop.SendAsync("hamper", new PackHamper(id));
        await HamperAsync(id, _ => true);
        await Task.WhenAll(Enumerable.Range(1, 5).Select(mark => Shop.SendAsync("hamper", new MarkHamper(id, mark))));

        var hamper = await HamperAsync(id, h => h.Marks.Count == 5);
        (hamper.Version, hamper.Card.Text, hamper.Items.Count).ShouldBe((6, "owned", 5));
        hamper.Marks.Order().ShouldBe([1, 2, 3, 4, 5]);
        hamper.Json.Text.ShouldBe($"mark {hamper.Marks[^1]}");

        await Shop.SendAsync("hamper", new UnpackHamper(id));
        await Shop.EventuallyAsync("the removal", async db => !await db.Set<Hamper>().AnyAsync(h => h.CorrelationId == id));
        (await HistoryAsync(id)).Select(row => row.Version).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
    }

    private static Guid NewId() => Guid.CreateVersion7();

    private Task<Basket> BasketAsync(Guid id, Func<Basket, bool> until) => Shop.FindAsync<Basket>(id, until);

    private Task<Hamper> HamperAsync(Guid id, Func<Hamper, bool> until) => Shop.FindAsync<Hamper>(id, until);

    private async Task<FaultRow> FaultAsync(string type)
    {
        await Shop.EventuallyAsync($"a fault of {type}", db => db.Set<FaultRow>().AnyAsync(fault => fault.Type == type));
        return await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(fault => fault.Type == type));
    }

    private Task<List<HistoryRow>> HistoryAsync(Guid id) => Shop.ReadAsync(
        db => db.Set<HistoryRow>().AsNoTracking().Where(row => row.SagaMonth == SagaMonths.Of(id) && row.SagaId == id).OrderBy(row => row.Version).ToListAsync());
}
