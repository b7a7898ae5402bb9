using System.Net;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.TimerList;

public sealed class TimerListPageTests : IAsyncLifetime
{
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DeskHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_empty_list_says_what_would_be_in_it()
    {
        var (answer, page) = await _host.PageAsync("/timers");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        page.TheMain().GetAttribute("data-page").ShouldBe("timers");
        page.QuerySelector("[role=status] h2")!.TextContent.ShouldBe("No timers");
        page.QuerySelector("nav a[aria-current=page]")!.TextContent.ShouldBe("Timers");
    }

    [Fact]
    public async Task A_row_says_what_is_due_when_and_why_and_leads_to_its_saga()
    {
        await _host.AddAsync([Seed.Payment(1, "RetryScheduled")]);
        _host.Timers.Rows.Add(Seed.Timer(1, change: timer => timer.SagaId = SagaId.For("default", DeskDatabase.Id(1))));

        var (_, page) = await _host.PageAsync("/timers");

        var row = page.QuerySelectorAll("tr[data-id]").ShouldHaveSingleItem();
        row.GetAttribute("data-id").ShouldBe(Seed.Timer(1).Token.ToString());
        row.Words().ShouldBe("RetryDue for saga …00000001 RetryDue goes to payment-saga; set at 2026-02-01 11:00:00 UTC. 2026-02-01 12:00:01");
        row.QuerySelector($"a[href='/sagas/{DeskDatabase.Id(1)}']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("viewer", false)]
    [InlineData("operator", true)]
    public async Task Only_an_operator_has_the_buttons(string role, bool mayDecide)
    {
        _host.Timers.Rows.Add(Seed.Timer(1));

        var (_, page) = await _host.PageAsync("/timers", roles: role);

        page.QuerySelectorAll("tr[data-id] button").Select(button => button.TextContent).ShouldBe(mayDecide ? ["Move", "Cancel"] : []);
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["reason"] = "forged" });

        (await _host.PostAsync($"/timers/{Seed.Timer(1).Token}/cancel", form)).Status.ShouldBe(HttpStatusCode.Forbidden);

        _host.Timers.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_told()
    {
        var (answer, page) = await _host.PageAsync("/timers?limit=0");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert] h2")!.TextContent.ShouldBe("This list cannot be shown");
    }
}
