using System.Net;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.SagaView;

public sealed class SagaPageTests : IAsyncLifetime
{
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAsync([Seed.Payment(2, "Authorized"), Seed.Payment(3, "Failed", tenant: "acme")]);
        await _host.AddAsync(Seed.Timeline(2));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task One_saga_shows_why_it_is_where_it_is_its_facts_and_every_event()
    {
        var (answer, page) = await _host.PageAsync($"/sagas/{DeskDatabase.Id(2)}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        page.Title.ShouldBe("order-2 · Sagas");
        page.TheMain().GetAttribute("data-page").ShouldBe("saga");
        page.QuerySelector(".why")!.TextContent.ShouldBe("Authorized since 2026-02-01 11:59:58 UTC: it waits for the answer of its next step.");
        page.QuerySelector(".standing .amount")!.TextContent.ShouldBe("10.02 EUR");
        page.QuerySelector(".facts")!.Words().ShouldContain("Payer Payer Person");
        page.QuerySelectorAll(".timeline tr[data-seq]").Select(row => row.QuerySelector("summary")!.Words()).ShouldBe(["SubmitPayment", "FundsReserved", "ChargeAuthorized"]);
    }

    [Fact]
    public async Task An_event_shows_from_and_to_after_how_long_by_whom_and_what_went_out()
    {
        var (_, page) = await _host.PageAsync($"/sagas/{DeskDatabase.Id(2)}");

        var row = page.QuerySelector("tr[data-seq='2']")!;
        row.QuerySelector(".to")!.Words().ShouldBe("Submitted → Reserved");
        row.QuerySelector(".after")!.TextContent.ShouldBe("+120 ms");
        row.QuerySelector(".by")!.TextContent.ShouldBe("alice");
        row.QuerySelector(".reason")!.TextContent.ShouldBe("“asked by phone”");
        row.QuerySelector(".sent")!.TextContent.ShouldBe("AuthorizeCharge");
        row.QuerySelector(".ran")!.TextContent.ShouldBe("13 ms");
    }

    [Fact]
    public async Task A_viewer_sees_no_name_anywhere_on_it()
    {
        var (answer, page) = await _host.PageAsync($"/sagas/{DeskDatabase.Id(2)}", roles: "viewer");

        answer.Body.ShouldNotContain("Person");
        page.QuerySelector(".facts")!.Words().ShouldContain("Payer •••");
        page.QuerySelector("pre")!.TextContent.ShouldContain("\"payer\": \"•••\"");
    }

    [Theory]
    [InlineData("01931a2b-0000-7000-8000-000000000003")]
    [InlineData("01931a2b-0000-7000-8000-0000000000ff")]
    [InlineData("order-17")]
    public async Task What_is_not_there_and_what_another_tenant_has_look_the_same(string id)
    {
        var (answer, page) = await _host.PageAsync($"/sagas/{id}");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        page.TheMain().GetAttribute("data-page").ShouldBe("not-found");
        page.QuerySelector("h1")!.TextContent.ShouldBe("There is nothing here");
    }
}
