using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>Pages as a browser reads them.</summary>
public static class PageAnswer
{
    /// <summary>Asks for a page as a browser does and parses it.</summary>
    public static async Task<(DeskHost.Answer Answer, IHtmlDocument Page)> PageAsync(this DeskHost host, string path, string roles = "analyst", string tenant = "default")
    {
        var answer = await host.GetAsync(path, roles, tenant, "text/html,application/xhtml+xml,*/*;q=0.8");
        return (answer, new HtmlParser().ParseDocument(answer.Body));
    }

    /// <summary>The page's one <c>main</c>.</summary>
    public static IElement TheMain(this IHtmlDocument page) => page.QuerySelectorAll("main").Single();

    /// <summary>The words of an element, one space apart, as they are seen: parts that stand in elements of their own are words of their own.</summary>
    public static string Words(this IElement element) =>
        string.Join(' ', element.Descendants<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
