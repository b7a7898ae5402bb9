using System.Net;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.Today;

public sealed class TodayPageTests : IAsyncLifetime
{
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DeskHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_empty_desk_has_six_zeros_and_a_way_to_begin()
    {
        var (answer, page) = await _host.PageAsync("/");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["Sagas-As-Of"].ShouldBe("2026-02-01T12:00:00.000Z");
        page.TheMain().GetAttribute("data-page").ShouldBe("today");
        page.QuerySelectorAll("[data-count]").Select(figure => figure.GetAttribute("data-count")).ShouldBe(SagaStatus.All);
        page.QuerySelectorAll("[data-count]").ShouldAllBe(figure => figure.TextContent == "0");
        page.QuerySelector("[role=status] h2")!.TextContent.ShouldBe("No sagas yet");
    }

    [Fact]
    public async Task Every_figure_agrees_with_the_list_behind_it()
    {
        await _host.AddAsync(Seed.Day().Take(40));
        await _host.AddAsync([Seed.Payment(900, "Failed", tenant: "acme")]);
        var (_, today) = await _host.PageAsync("/");
        var figures = today.QuerySelectorAll("[data-count], [data-state]").Select(link => (Text: link.QuerySelector("b")?.TextContent ?? link.TextContent, Href: link.GetAttribute("href")!)).ToList();

        foreach (var (text, href) in figures)
        {
            var (_, list) = await _host.PageAsync($"{href}&limit=200");
            list.QuerySelectorAll("tr[data-id]").Length.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(text, href);
        }

        figures.Count.ShouldBeGreaterThan(12);
    }

    [Fact]
    public async Task The_longest_wait_stands_first_and_what_has_ended_does_not_wait()
    {
        await _host.AddAsync([Seed.Payment(30, "Completed"), Seed.Payment(20, "OutcomeUnknown"), Seed.Payment(10, "Submitted")]);

        var (_, page) = await _host.PageAsync("/");

        page.QuerySelectorAll("[aria-labelledby=waiting] tr[data-id] .state").Select(PageAnswer.Words).ShouldBe(["OutcomeUnknown", "Submitted"]);
        page.QuerySelectorAll("[aria-labelledby=newest] tr[data-id] .state").Select(PageAnswer.Words).ShouldBe(["Submitted", "OutcomeUnknown", "Completed"]);
    }

    [Fact]
    public async Task A_desk_where_all_has_ended_says_so()
    {
        await _host.AddAsync([Seed.Payment(30, "Completed")]);

        var (_, page) = await _host.PageAsync("/");

        page.QuerySelector("[aria-labelledby=waiting] p")!.TextContent.ShouldBe("Every saga has ended: nothing waits.");
    }

    [Fact]
    public async Task Who_narrowed_to_a_tenant_stays_there_from_link_to_link()
    {
        await _host.AddAsync([Seed.Payment(1, "Failed", tenant: "acme"), Seed.Payment(2, "Failed")]);

        var (_, page) = await _host.PageAsync("/?tenant=acme", "admin", "*");

        page.QuerySelector("[data-count=compensated]")!.TextContent.ShouldBe("1");
        page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).ShouldAllBe(href => href.EndsWith("tenant=acme", StringComparison.Ordinal));
    }
}
