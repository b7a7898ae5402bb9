using CsCheck;
using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.SagaList;

public sealed class SagaQueryTests : IDisposable
{
    private readonly DeskDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Sagas_of_every_workflow_come_in_one_list_newest_first()
    {
        _database.Payment(3);
        _database.Transfer(2);
        _database.Payment(1);

        var slice = await ReadAsync(new SagaFilter(), limit: 10);

        slice.Items.Select(saga => saga.BusinessId).ShouldBe([DeskDatabase.Id(1), DeskDatabase.Id(2), DeskDatabase.Id(3)]);
        slice.Items.Select(saga => saga.Workflow).ShouldBe(["payment", "transfer", "payment"]);
        slice.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Equal_times_are_ordered_by_id()
    {
        _database.Payment(1, saga => saga.CreatedAt = DeskDatabase.Now);
        _database.Transfer(3, saga => saga.CreatedAt = DeskDatabase.Now);
        _database.Payment(2, saga => saga.CreatedAt = DeskDatabase.Now);

        var first = await ReadAsync(new SagaFilter(), limit: 2);
        var second = await _database.Query.ReadAsync(DeskDatabase.Everything, new SagaFilter(), first.Next, 2, CancellationToken.None);

        first.Items.Concat(second.Items).Select(saga => saga.BusinessId).ShouldBe([DeskDatabase.Id(3), DeskDatabase.Id(2), DeskDatabase.Id(1)]);
    }

    [Fact]
    public async Task The_end_of_the_list_has_no_next_even_when_the_page_is_full()
    {
        _database.Payment(1);
        _database.Payment(2);

        (await ReadAsync(new SagaFilter(), limit: 2)).Next.ShouldBeNull();
        (await ReadAsync(new SagaFilter(), limit: 1)).Next.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_tenant_sees_nothing_of_another()
    {
        _database.Payment(1, saga => saga.Tenant = "acme");
        _database.Payment(2);

        var slice = await _database.Query.ReadAsync(new SagaScope("acme", true), new SagaFilter(), null, 10, CancellationToken.None);

        slice.Items.Single().BusinessId.ShouldBe(DeskDatabase.Id(1));
    }

    [Fact]
    public async Task A_workflow_that_nobody_registered_has_no_sagas()
    {
        _database.Payment(1);

        (await ReadAsync(new SagaFilter { Workflow = "refund" }, limit: 10)).Items.ShouldBeEmpty();
    }

    /// <summary>Sagas are created on few distinct moments, so that ties are common, and also while the pages are read.</summary>
    [Fact]
    public void Paging_neither_skips_nor_repeats_what_existed_while_new_sagas_come_in()
    {
        var moment = Gen.Int[0, 8];
        Gen.Select(moment.Array[0, 30], moment.Array[0, 5].Array[0, 10], Gen.Int[1, 7]).Sample((before, during, limit) =>
        {
            using var database = new DeskDatabase();
            var number = 0;
            var existed = before.Select(at => Add(database, at, ++number)).ToHashSet();

            var seen = new List<Guid>();
            var arrivals = new Queue<int[]>(during);
            SagaCursor? after = null;
            do
            {
                var slice = database.Query.ReadAsync(DeskDatabase.Everything, new SagaFilter(), after, limit, CancellationToken.None).GetAwaiter().GetResult();
                slice.Items.Count.ShouldBeLessThanOrEqualTo(limit);
                seen.AddRange(slice.Items.Select(saga => saga.BusinessId));
                after = slice.Next;
                foreach (var at in arrivals.TryDequeue(out var batch) ? batch : [])
                    Add(database, at, ++number);
            }
            while (after is not null);

            seen.ShouldBeUnique();
            seen.ShouldBeSubsetOf(database.Tables.Union(null, null, sagas => sagas)!.Select(saga => saga.BusinessId).ToList());
            existed.ShouldBeSubsetOf(seen);
        }, iter: 60);
    }

    [Fact]
    public void The_query_translates_on_PostgreSQL_too()
    {
        using var context = new DeskContext(new DbContextOptionsBuilder<DeskContext>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options);
        var query = new SagaQuery(new SagaTables(context, [new PaymentSaga.Table(), new TransferSaga.Table()]));
        var filter = new SagaFilter
        {
            State = "Completed",
            Status = "completed",
            IsStuck = false,
            From = DeskDatabase.Now,
            To = DeskDatabase.Now,
            Q = "order",
            WaitingFor = "answer",
            MinAmount = 1,
            MaxAmount = 2,
            Currency = "EUR",
        };

        var sql = query.Rows(new SagaScope("default", true), filter, new SagaCursor(DeskDatabase.Now, DeskDatabase.Id(1)), 50)!.ToQueryString();

        sql.ShouldContain("UNION ALL");
        sql.ShouldContain("ORDER BY");
    }

    private static Guid Add(DeskDatabase database, int at, int number) => number % 3 == 0
        ? database.Transfer(number, saga => saga.CreatedAt = DeskDatabase.Now.AddMilliseconds(at)).BusinessId
        : database.Payment(number, saga => saga.CreatedAt = DeskDatabase.Now.AddMilliseconds(at)).BusinessId;

    private Task<SagaSlice> ReadAsync(SagaFilter filter, int limit) =>
        _database.Query.ReadAsync(DeskDatabase.Everything, filter, null, limit, CancellationToken.None);
}
