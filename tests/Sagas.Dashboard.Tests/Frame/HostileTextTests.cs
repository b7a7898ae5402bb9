using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Durability.Timeline;

namespace Sagas.Dashboard.Tests.Frame;

/// <summary>Whatever stands in a text field is shown as text, on every page that shows it.</summary>
public sealed class HostileTextTests : IAsyncLifetime
{
    private DeskHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DeskHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string> Corpus =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</td></tr></table><svg onload=alert(1)>",
        "</title><script>alert(1)</script>",
        "</pre><iframe src=javascript:alert(1)>",
        "javascript:alert(1)",
        "<!--><script>alert(1)</script>-->",
        "<style>*{display:none}</style>",
        "<a href=\"//evil.example\">x</a>",
        "{{constructor.constructor('alert(1)')()}}",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<base href=//evil.example>",
        "\u202Egnp.exe \u2066<b>\u2069",
        "\uD83D\uDE00 <math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    ];

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task Every_field_of_a_saga_is_shown_as_the_text_it_is(string text)
    {
        var saga = Seed.Payment(1, "Authorized", change: saga => (saga.Reference, saga.Payer, saga.Payee, saga.Tenant) = (text, text, text, "default"));
        var row = Seed.Timeline(1).Skip(1).First();
        (row.Version, row.Event, row.Actor, row.Reason, row.Step) = (1, text, text, text, text);
        row.Data = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["note"] = text, [text] = "x" });
        row.Sent = System.Text.Json.JsonSerializer.Serialize(new[] { new { type = text, messageId = DeskDatabase.Id(1) } });
        await _host.AddAsync([saga], new HistoryRow[] { row });

        foreach (var path in new[] { "/", "/sagas", $"/sagas/{DeskDatabase.Id(1)}" })
        {
            var (_, page) = await _host.PageAsync(path);
            Harmless(page, path);
            page.TheMain().TextContent.ShouldContain(text, Case.Sensitive, path);
        }
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task Every_parameter_comes_back_as_the_text_it_is(string text)
    {
        var encoded = Uri.EscapeDataString(text);
        string[] names = ["q", "status", "state", "workflow", "from", "to", "minAmount", "maxAmount", "currency", "waitingFor", "stuck", "cursor", "limit", "tenant"];

        foreach (var path in names.Select(name => $"/sagas?{name}={encoded}").Append($"/sagas?{encoded}=1").Append($"/sagas/{encoded}").Append($"/?tenant={encoded}"))
        {
            var (_, page) = await _host.PageAsync(path, "admin", "*");
            Harmless(page, path);
        }
    }

    private static void Harmless(IHtmlDocument page, string path)
    {
        page.QuerySelectorAll("script, style, base, iframe, img, math, object, [src], [onload], [onerror], [onmouseover]").ShouldBeEmpty(path);
        page.QuerySelectorAll("[href], [action]").SelectMany(element => element.Attributes.Where(attribute => attribute.Name is "href" or "action"))
            .ShouldAllBe(attribute => attribute.Value.StartsWith('/') && !attribute.Value.StartsWith("//", StringComparison.Ordinal) || attribute.Value == "#main");
        page.QuerySelectorAll("main").Length.ShouldBe(1, path);
    }
}
