namespace Sagas.BlackBox.Tests.Browser;

/// <summary>The first pages of the desk, as a browser shows them.</summary>
public sealed class PageTests(Services services, Chromium browser) : SharedService(services, Size.Embedded)
{
    private Desk _desk = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _desk = await browser.OpenAsync(Service.Url);
    }

    public override async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Today_shows_counts_and_each_leads_to_the_list_behind_it()
    {
        await EndedAsync();
        await _desk.GoAsync("/");

        var figure = _desk.Page.Locator("[data-count=completed]").First;
        var shown = int.Parse((await figure.InnerTextAsync()).Where(char.IsDigit).ToArray(), System.Globalization.CultureInfo.InvariantCulture);
        await figure.ClickAsync();

        shown.ShouldBeGreaterThan(0);
        new Uri(_desk.Page.Url).PathAndQuery.ShouldStartWith("/sagas?");
        new Uri(_desk.Page.Url).Query.ShouldContain("status=completed");
        (await _desk.Page.Locator("[data-id]").CountAsync()).ShouldBe(Math.Min(shown, 50));
    }

    [Fact]
    public async Task The_list_shows_a_saga_and_leads_to_it()
    {
        var id = await EndedAsync();
        await _desk.GoAsync($"/sagas?q={id}");

        var row = _desk.Page.Locator($"[data-id='{id}']");
        (await row.CountAsync()).ShouldBe(1);
        (await row.InnerTextAsync()).ShouldContain("Completed");
        await row.Locator("a").First.ClickAsync();

        new Uri(_desk.Page.Url).AbsolutePath.ShouldBe($"/sagas/{id}");
    }

    [Fact]
    public async Task A_saga_shows_its_state_its_amount_and_its_timeline()
    {
        var id = await EndedAsync();

        await _desk.GoAsync($"/sagas/{id}");

        var text = await _desk.Page.Locator("main").InnerTextAsync();
        foreach (var word in (string[])["Completed", "12.50", "EUR", "SubmitPayment", "FundsReserved", "ChargeAuthorized", "ChargeCaptured", "TransferPosted"])
            text.ShouldContain(word);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sagas")]
    [InlineData("/sagas?status=faulted&q=nothing-is-called-so")]
    [InlineData("/signin")]
    public async Task A_page_loads_without_a_complaint_of_the_browser(string path)
    {
        var status = await _desk.GoAsync(path);

        status.ShouldBe(200);
        _desk.Complaints.ShouldBeEmpty();
        (await _desk.Page.TitleAsync()).ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sagas")]
    public async Task A_page_says_which_it_is_and_as_of_when(string path)
    {
        await _desk.GoAsync(path);

        var main = _desk.Page.Locator("main[data-page]");
        (await main.GetAttributeAsync("data-page")).ShouldNotBeNullOrWhiteSpace();
        DateTimeOffset.Parse((await main.GetAttributeAsync("data-as-of"))!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_sagas_page_loads_without_a_complaint_of_the_browser()
    {
        var id = await EndedAsync();

        (await _desk.GoAsync($"/sagas/{id}")).ShouldBe(200);

        _desk.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_saga_that_there_is_not_is_a_page_that_says_so()
    {
        var status = await _desk.GoAsync($"/sagas/{Guid.CreateVersion7()}");

        status.ShouldBe(404);
        (await _desk.Page.Locator("main").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(2560)]
    public async Task A_list_fits_its_window(int width)
    {
        await EndedAsync();
        await _desk.Page.SetViewportSizeAsync(width, 800);

        await _desk.GoAsync("/sagas");

        (await _desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue();
    }

    private async Task<string> EndedAsync()
    {
        var id = await AcceptedAsync(reference: Unique("page"));
        await Api.EndedAsync(id);
        return id;
    }
}
