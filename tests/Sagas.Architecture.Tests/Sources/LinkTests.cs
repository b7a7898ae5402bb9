using System.Text.RegularExpressions;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Sources;

public sealed partial class LinkTests
{
    [Fact]
    public void A_link_in_the_documentation_leads_to_a_file_that_is_there() => Repository.Files("", ".md")
        .SelectMany(page => Link().Matches(Repository.Read(page)).Select(match => (page, target: match.Groups[1].Value)))
        .Where(link => !link.target.Contains("://", StringComparison.Ordinal) && !Exists(link.page, link.target))
        .ShouldBeEmpty();

    private static bool Exists(string page, string target)
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target));
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
