using System.Net;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.Frame;

/// <summary>What holds on every page.</summary>
public sealed class DeskFrameTests : IAsyncLifetime
{
    private static readonly string One = $"/sagas/{DeskDatabase.Id(2)}";
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DeskHost.StartAsync();
        await _host.AddAsync(Seed.Day().Take(30));
        await _host.AddAsync(Seed.Timeline(2));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string> Pages => ["/", "/sagas", "/sagas?status=broken", One, "/sagas/nothing"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_has_anything_inline(string path)
    {
        var (_, page) = await _host.PageAsync(path);

        page.QuerySelectorAll("script, style, base, iframe, object").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Name)
            .ShouldAllBe(name => name != "style" && !name.StartsWith("on", StringComparison.Ordinal));
        page.QuerySelectorAll("link[rel=stylesheet]").Single().GetAttribute("href")!.ShouldStartWith("/_content/Sagas.Dashboard/app.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_field_has_a_name_and_every_page_one_heading(string path)
    {
        var (_, page) = await _host.PageAsync(path);

        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("input:not([type=hidden]), select").ShouldAllBe(field => field.HasAttribute("aria-label") || field.Closest("label") != null);
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var paths = new HashSet<string>();
        foreach (var row in Pages)
        {
            var (_, page) = await _host.PageAsync(row.Data);
            paths.UnionWith(page.QuerySelectorAll("a[href^='/'], link[href^='/']").Select(link => link.GetAttribute("href")!));
        }

        // The API's description belongs to the service.
        foreach (var path in paths.Where(path => path != "/docs"))
            (await _host.PageAsync(path)).Answer.Status.ShouldBe(HttpStatusCode.OK, path);
    }

    [Fact]
    public async Task Who_has_no_role_for_it_gets_a_page_that_says_so()
    {
        var (answer, page) = await _host.PageAsync("/", roles: "publisher");

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.ContainsKey("Content-Security-Policy").ShouldBeTrue();
        page.TheMain().GetAttribute("data-page").ShouldBe("forbidden");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Not for your roles");
    }

    [Fact]
    public async Task Nobody_sees_a_page_without_signing_in()
    {
        (await _host.PageAsync("/", roles: "")).Answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await _host.PageAsync(One, roles: "")).Answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_address_that_is_none_gets_a_page_for_people_and_none_for_programs()
    {
        var (answer, page) = await _host.PageAsync("/nowhere");
        var api = await _host.GetAsync("/nowhere");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        page.TheMain().GetAttribute("data-page").ShouldBe("not-found");
        api.Status.ShouldBe(HttpStatusCode.NotFound);
        api.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_away_gets_a_page_that_says_so_without_its_secrets()
    {
        _host.BreakDatabase();

        var (answer, page) = await _host.PageAsync("/");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.TheMain().GetAttribute("data-page").ShouldBe("error");
        page.QuerySelector("h1")!.TextContent.ShouldBe("The desk cannot be read now");
        answer.Body.ShouldNotContain("payments_payment");
        answer.Body.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Only_who_signed_in_by_cookie_can_sign_out_and_the_form_is_protected()
    {
        var (_, byKey) = await _host.PageAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add(FakeSignIn.RolesHeader, "analyst");
        request.Headers.Add("Cookie", "__Host-sagas=ticket");
        using var response = await _host.Client.SendAsync(request);
        var byCookie = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        byKey.QuerySelector("form[action='/signout']").ShouldBeNull();
        byCookie.QuerySelector("form[action='/signout'] input[name=__RequestVerificationToken]")!.GetAttribute("value").ShouldNotBeNullOrEmpty();
    }
}
