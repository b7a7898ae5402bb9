using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Dashboard.Today;

namespace Sagas.Dashboard.Tests.Today;

public sealed class TodayQueryTests : IDisposable
{
    private readonly DeskDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Counts_are_of_one_tenant_by_workflow_and_state()
    {
        _database.Payment(1);
        _database.Payment(2);
        _database.Payment(3, saga => saga.State = "Failed");
        _database.Payment(4, saga => saga.Tenant = "acme");
        _database.Transfer(5);

        var view = await new TodayQuery(_database.Tables, _database.Query).ReadAsync(new SagaScope("default", true), CancellationToken.None);

        view.Counts.ShouldBe([new("payment", "Completed", 2), new("payment", "Failed", 1), new("transfer", "Completed", 1)], ignoreOrder: true);
        view.Total.ShouldBe(4);
        view.Of("completed").ShouldBe(3);
        view.States("payment").Select(count => count.State).ShouldBe(["Completed", "Failed"]);
    }

    [Fact]
    public void The_queries_translate_on_PostgreSQL_too()
    {
        using var context = new DeskContext(new DbContextOptionsBuilder<DeskContext>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options);
        var tables = new SagaTables(context, [new PaymentSaga.Table(), new TransferSaga.Table()]);

        new TodayQuery(tables, new SagaQuery(tables)).Waiting("default")!.ToQueryString().ShouldContain("UNION ALL");
    }
}
