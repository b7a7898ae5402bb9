using Microsoft.Playwright;

namespace Sagas.BlackBox.Tests.Browser;

/// <summary>A page in the browser that takes down every violation of the content security policy and every error of the console.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly IBrowserContext _session;
    private readonly List<string> _complaints = [];

    /// <summary>Listens to a page from its beginning; the session ends with it.</summary>
    public Desk(IBrowserContext session, IPage page)
    {
        _session = session;
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

    /// <summary>Goes to a path and returns the status.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Ends the session.</summary>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
