using System.Net;
using AngleSharp.Html.Dom;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.SagaList;

public sealed class SagaListPageTests : IAsyncLifetime
{
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DeskHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_empty_desk_says_how_the_first_saga_comes()
    {
        var (answer, page) = await _host.PageAsync("/sagas");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        page.TheMain().GetAttribute("data-page").ShouldBe("sagas");
        page.TheMain().GetAttribute("data-as-of").ShouldBe("2026-02-01T12:00:00.000Z");
        page.QuerySelector("[role=status] h2")!.TextContent.ShouldBe("No sagas yet");
    }

    [Fact]
    public async Task A_filter_without_a_match_says_so_and_offers_the_whole_list()
    {
        await _host.AddAsync([Seed.Payment(1, "Completed")]);

        var (_, page) = await _host.PageAsync("/sagas?status=faulted");

        page.QuerySelector("[role=status] h2")!.TextContent.ShouldBe("No saga matches");
        page.QuerySelector("[role=status] a")!.GetAttribute("href").ShouldBe("/sagas");
    }

    [Fact]
    public async Task Older_leads_through_the_whole_list_and_keeps_the_filter()
    {
        await _host.AddAsync(Enumerable.Range(1, 7).Select(number => Seed.Payment(number, number == 4 ? "Failed" : "Completed")));

        var seen = new List<string>();
        for (var path = "/sagas?status=completed&limit=2"; path is not null;)
        {
            var (answer, page) = await _host.PageAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.OK);
            ((IHtmlSelectElement)page.QuerySelector("select[name=status]")!).Value.ShouldBe("completed");
            seen.AddRange(page.QuerySelectorAll("tr[data-id]").Select(row => row.GetAttribute("data-id")!));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        seen.ShouldBe(new[] { 1, 2, 3, 5, 6, 7 }.Select(number => DeskDatabase.Id(number).ToString()));
    }

    [Fact]
    public async Task A_wrong_value_is_named_and_stays_in_its_field()
    {
        var (answer, page) = await _host.PageAsync("/sagas?from=yesterday&minAmount=12.50");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll("[role=alert] li code").Select(code => code.TextContent).ShouldBe(["from", "minAmount"]);
        page.QuerySelector("input[name=from]")!.GetAttribute("value").ShouldBe("yesterday");
        page.QuerySelector("details")!.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_explained()
    {
        var (answer, page) = await _host.PageAsync("/sagas?cursor=garbage");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert] li")!.TextContent.ShouldBe("cursor: It belongs to another list. Start again from the newest.");
    }

    [Fact]
    public async Task A_viewer_is_not_offered_a_search_by_names()
    {
        var (_, page) = await _host.PageAsync("/sagas", roles: "viewer");

        page.QuerySelector(".filter input[name=q]")!.GetAttribute("placeholder").ShouldBe("Id, or beginning of reference");
    }

    [Fact]
    public async Task A_full_page_stays_under_100_KB()
    {
        await _host.AddAsync(Seed.Day());

        var (answer, page) = await _host.PageAsync("/sagas");

        page.QuerySelectorAll("tr[data-id]").Length.ShouldBe(50);
        answer.Body.Length.ShouldBeLessThan(100_000);
    }
}
