using Microsoft.Playwright;

namespace Sagas.BlackBox.Tests.Browser;

/// <summary>A page in the distribution's Chromium that takes down every violation of the content security policy and every error of the console.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private Desk(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add($"{message.Type}: {message.Text} {message.Location}");
        };
        page.PageError += (_, error) => _complaints.Add($"script: {error}");
        page.RequestFailed += (_, request) => _complaints.Add($"failed: {request.Url} {request.Failure}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a browser on a service.</summary>
    public static async Task<Desk> OpenAsync(Uri url)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
                "--disable-default-apps", "--disable-extensions", "--disable-sync", "--no-first-run", "--metrics-recording-only",
            ],
        });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = url.AbsoluteUri, Locale = "en-GB", TimezoneId = "Europe/Berlin" });
        context.SetDefaultTimeout(15_000);
        return new Desk(playwright, browser, await context.NewPageAsync());
    }

    /// <summary>Goes to a path and returns the status.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Closes the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
