using System.Text;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.SagaList;

public sealed class SagaCsvTests : IDisposable
{
    private readonly DeskDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("order 17", "order 17")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+49 30", "\"'+49 30\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("\t=1+1", "\"'\t=1+1\"")]
    [InlineData("\r\n=1+1", "\"'\r\n=1+1\"")]
    [InlineData("\uFF1D1+1", "\"'\uFF1D1+1\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_cell_is_quoted_and_never_a_formula(string? value, string cell) => SagaCsv.Cell(value).ShouldBe(cell);

    [Fact]
    public async Task Time_and_filter_are_in_the_first_line_and_every_saga_below()
    {
        _database.Payment(2, saga => (saga.Reference, saga.Payer) = ("=cmd|' /C calc'!A0", "Alice, \"A\""));
        _database.Payment(1);

        var lines = await LinesAsync(new SagaFilter { Workflow = "payment" });

        lines.ShouldBe(
        [
            "asOf,2026-02-01T12:00:00.000Z,filter,workflow=payment",
            "id,tenant,workflow,workflowVersion,state,status,waitingFor,stuck,reference,payer,payee,amountMinor,currency,parentId,version,createdAt,updatedAt,endedAt",
            "01931a2b-0000-7000-8000-000000000001,default,payment,1,Completed,completed,,false,order-1,payer-1,payee-1,1001,EUR,,5," +
            "2026-02-01T11:59:59.000Z,2026-02-01T11:59:59.250Z,2026-02-01T11:59:59.250Z",
            "01931a2b-0000-7000-8000-000000000002,default,payment,1,Completed,completed,,false,\"'=cmd|' /C calc'!A0\",\"Alice, \"\"A\"\"\",payee-2,1002,EUR,,5," +
            "2026-02-01T11:59:58.000Z,2026-02-01T11:59:58.250Z,2026-02-01T11:59:58.250Z",
        ]);
    }

    [Fact]
    public async Task The_whole_list_is_written_however_long_it_is()
    {
        var rows = Enumerable.Range(1, 1201).Select(number => new PaymentSaga
        {
            CorrelationId = DeskDatabase.Id(number),
            BusinessId = DeskDatabase.Id(number),
            State = "Failed",
            CreatedAt = DeskDatabase.Now.AddSeconds(-number / 7),
        });
        _database.Context.AddRange(rows);
        await _database.Context.SaveChangesAsync();

        var lines = await LinesAsync(new SagaFilter());

        lines.Skip(2).Select(line => line[..36]).Distinct().Count().ShouldBe(1201);
        lines.Count.ShouldBe(1203);
    }

    private async Task<List<string>> LinesAsync(SagaFilter filter)
    {
        using var output = new MemoryStream();
        await new SagaCsv(_database.Query).WriteAsync(output, DeskDatabase.Everything, filter, null, DeskDatabase.Now, CancellationToken.None);
        return [.. Encoding.UTF8.GetString(output.ToArray()).TrimEnd().Split("\r\n")];
    }
}
