using System.Net;
using AngleSharp.Html.Dom;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.FaultList;

public sealed class FaultListPageTests : IAsyncLifetime
{
    private static readonly Guid Open = Seed.Fault(1).Id;
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DeskHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_empty_list_says_what_would_be_in_it()
    {
        var (answer, page) = await _host.PageAsync("/faults");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        page.TheMain().GetAttribute("data-page").ShouldBe("faults");
        page.TheMain().GetAttribute("data-as-of").ShouldBe("2026-02-01T12:00:00.000Z");
        page.QuerySelector("[role=status] h2")!.TextContent.ShouldBe("No faults");
    }

    [Fact]
    public async Task The_navigation_leads_to_the_open_faults_and_says_when_there_are_none()
    {
        await _host.AddAsync([Seed.Fault(1, FaultState.Discarded)]);
        var (_, today) = await _host.PageAsync("/");
        var link = today.QuerySelector("nav a[href^='/faults']")!.GetAttribute("href")!;

        var (_, page) = await _host.PageAsync(link);

        link.ShouldBe("/faults?state=open");
        page.QuerySelector("[role=status] h2")!.TextContent.ShouldBe("No open faults");
        page.QuerySelector("nav a[aria-current=page]")!.TextContent.ShouldBe("Faults");
    }

    [Fact]
    public async Task A_row_says_what_came_where_why_it_was_set_aside_and_leads_to_its_saga()
    {
        await _host.AddAsync([Seed.Payment(1, "Authorized"), Seed.Fault(1, change: fault => fault.SagaId = SagaId.For("default", DeskDatabase.Id(1)))]);

        var (_, page) = await _host.PageAsync("/faults");

        var row = page.QuerySelectorAll("tr[data-id]").ShouldHaveSingleItem();
        row.GetAttribute("data-id").ShouldBe(Open.ToString());
        row.Words().ShouldBe("open AuthorizeCharge …00001771 at authorize-charge for saga …00000001 TimeoutException The gateway did not answer within 10 s. 5 2026-02-01 11:59:59");
        row.QuerySelector($"a[href='/sagas/{DeskDatabase.Id(1)}']").ShouldNotBeNull();
        row.QuerySelector("a[href='/faults?cause=TimeoutException']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_message_that_could_not_be_read_is_called_so()
    {
        await _host.AddAsync([Seed.Fault(1, change: fault => fault.Type = "")]);

        var (_, page) = await _host.PageAsync("/faults");

        page.QuerySelector("tr[data-id] .message b")!.TextContent.ShouldBe("unreadable");
    }

    [Fact]
    public async Task A_decided_fault_says_by_whom_and_why_and_is_not_decided_again()
    {
        await _host.AddAsync([Seed.Fault(1, FaultState.Replayed)]);

        var (_, page) = await _host.PageAsync("/faults", roles: "operator");

        page.QuerySelector("tr[data-id] .why")!.Words().ShouldEndWith("replayed by olga on 2026-02-01 11:59:00 : The gateway is back.");
        page.QuerySelector("tr[data-id] form").ShouldBeNull();
    }

    [Theory]
    [InlineData("viewer", false)]
    [InlineData("analyst", false)]
    [InlineData("operator", true)]
    [InlineData("admin", true)]
    public async Task Only_operators_are_offered_a_decision(string role, bool isOffered)
    {
        await _host.AddAsync([Seed.Fault(1)]);

        var (_, page) = await _host.PageAsync("/faults", roles: role);

        page.QuerySelectorAll("tr[data-id] form button").Select(button => button.TextContent).ShouldBe(isOffered ? ["Replay", "Discard"] : []);
    }

    [Theory]
    [InlineData("Replay", "replay")]
    [InlineData("Discard", "discard")]
    public async Task A_button_decides_without_script_and_leads_back_to_the_same_list(string button, string act)
    {
        await _host.AddAsync([Seed.Fault(1)]);

        var answer = await PressAsync("/faults?state=open&limit=7", button, "The gateway is back.");

        answer.Status.ShouldBe(HttpStatusCode.SeeOther, answer.Body);
        answer.Headers["Location"].ShouldBe("/faults?state=open&limit=7");
        _host.Faults.Decisions.ShouldHaveSingleItem().ShouldBe((act, Open, new FaultDecision("alice", "The gateway is back.")));
    }

    [Theory]
    [InlineData("Send again", "send")]
    [InlineData("Discard", "discard send")]
    public async Task What_nobody_takes_stands_above_the_faults_and_is_decided_likewise(string button, string act)
    {
        await _host.AddAsync([Seed.Undelivered(1), Seed.Undelivered(2, UndeliveredState.Sent), Seed.Undelivered(3, tenant: "acme"), Seed.Fault(1)]);
        var answer = await PressAsync("/faults?state=open", button, "The queue is back.");

        answer.Status.ShouldBe(HttpStatusCode.SeeOther, answer.Body);
        answer.Headers["Location"].ShouldBe("/faults?state=open");
        _host.Faults.Decisions.ShouldHaveSingleItem().ShouldBe((act, Seed.Undelivered(1).Id, new FaultDecision("alice", "The queue is back.")));
        var (_, page) = await _host.PageAsync("/faults", roles: "operator");
        var row = page.QuerySelectorAll("section[aria-label='Not delivered'] tr[data-id]").ShouldHaveSingleItem();
        row.Words().ShouldStartWith("open PaymentCompleted …000023f1 to accounting unroutable No queue takes it: NO_ROUTE.");
    }

    [Fact]
    public async Task A_decision_that_comes_too_late_is_explained_above_the_same_list()
    {
        await _host.AddAsync([Seed.Fault(1)]);
        _host.Faults.Outcome = new FaultOutcome.NotOpen(FaultState.Discarded);

        var answer = await PressAsync("/faults?state=open", "Replay", "The gateway is back.");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(answer.Body);
        page.QuerySelector("[role=alert] p")!.TextContent.ShouldBe("Somebody decided before you: it is discarded already.");
        page.QuerySelectorAll("tr[data-id]").Length.ShouldBe(1);
        ((IHtmlSelectElement)page.QuerySelector("select[name=state]")!).Value.ShouldBe("open");
    }

    [Fact]
    public async Task A_decision_without_a_reason_is_not_taken()
    {
        await _host.AddAsync([Seed.Fault(1)]);

        var answer = await PressAsync("/faults", "Discard", "");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain("A reason is required");
        _host.Faults.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_that_is_not_from_our_page_is_refused()
    {
        await _host.AddAsync([Seed.Fault(1)]);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("reason", "forged")]);

        var answer = await _host.PostAsync($"/faults/{Open}/replay", form);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        _host.Faults.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_viewer_who_posts_the_form_is_refused()
    {
        await _host.AddAsync([Seed.Fault(1)]);

        (await PressAsync("/faults", "Replay", "I may not", poster: "viewer")).Status.ShouldBe(HttpStatusCode.Forbidden);

        _host.Faults.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Older_leads_through_the_whole_list_and_keeps_the_filter()
    {
        await _host.AddAsync(Enumerable.Range(1, 5).Select(number => Seed.Fault(number, number == 3 ? FaultState.Discarded : FaultState.Open)));

        var seen = new List<string>();
        for (var path = "/faults?state=open&limit=2"; path is not null;)
        {
            var (answer, page) = await _host.PageAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.OK);
            seen.AddRange(page.QuerySelectorAll("tr[data-id]").Select(row => row.GetAttribute("data-id")!));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        seen.ShouldBe(new[] { 1, 2, 4, 5 }.Select(number => Seed.Fault(number).Id.ToString()));
    }

    [Fact]
    public async Task A_wrong_value_is_named_and_a_cursor_of_another_list_is_explained()
    {
        var (wrong, page) = await _host.PageAsync("/faults?state=lost");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert] li code")!.TextContent.ShouldBe("state");

        var (answer, other) = await _host.PageAsync("/faults?cursor=garbage");
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        other.QuerySelector("[role=alert] li")!.TextContent.ShouldBe("cursor: It belongs to another list. Start again from the newest.");
    }

    [Fact]
    public async Task What_a_stranger_wrote_is_text()
    {
        await _host.AddAsync([Seed.Fault(1, change: fault => fault.Error = "<img src=x onerror=alert(1)>")]);

        var (_, page) = await _host.PageAsync("/faults");

        page.QuerySelector("tr[data-id] img").ShouldBeNull();
        page.QuerySelector("tr[data-id] .why p")!.TextContent.ShouldBe("<img src=x onerror=alert(1)>");
    }

    [Fact]
    public async Task A_full_page_stays_under_100_KB()
    {
        await _host.AddAsync(Enumerable.Range(1, 60).Select(number => Seed.Fault(number)));

        var (answer, page) = await _host.PageAsync("/faults", roles: "operator");

        page.QuerySelectorAll("tr[data-id]").Length.ShouldBe(50);
        answer.Body.Length.ShouldBeLessThan(100_000);
    }

    /// <summary>Opens the list as an operator, fills the first form and presses a button, as a browser would.</summary>
    private async Task<DeskHost.Answer> PressAsync(string path, string button, string reason, string poster = "operator")
    {
        var (shown, page) = await _host.PageAsync(path, roles: "operator");
        var form = (IHtmlFormElement)page.QuerySelector("tr[data-id] form")!;
        var pressed = form.QuerySelectorAll("button").Single(one => one.TextContent == button);
        var fields = form.QuerySelectorAll("input").Cast<IHtmlInputElement>().ToDictionary(field => field.Name!, field => field.Name == "reason" ? reason : field.Value);
        using var content = new FormUrlEncodedContent(fields);
        return await _host.PostAsync(
            pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!, content, poster, cookie: shown.Headers["Set-Cookie"].Split(';')[0]);
    }
}
