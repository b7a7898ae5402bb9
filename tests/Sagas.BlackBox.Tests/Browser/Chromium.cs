using Microsoft.Playwright;

namespace Sagas.BlackBox.Tests.Browser;

/// <summary>The distribution's Chromium, started when the first test asks for it; each test has a session of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _running = new(StartAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A page without cookies, on a service.</summary>
    public async Task<Desk> OpenAsync(Uri url)
    {
        var browser = (await _running.Value).Browser;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = url.AbsoluteUri, Locale = "en-GB", TimezoneId = "Europe/Berlin" });
        context.SetDefaultTimeout(15_000);
        return new Desk(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_running.IsValueCreated || !_running.Value.IsCompletedSuccessfully)
            return;

        var (playwright, browser) = await _running.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
                "--disable-default-apps", "--disable-extensions", "--disable-sync", "--no-first-run", "--metrics-recording-only",
            ],
        }));
    }
}
