using System.Text.RegularExpressions;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Sources;

public sealed class SourceTests
{
    private const int LongestFile = 450;
    private const int LongestReadme = 40;

    [Fact]
    public void No_source_file_outgrows_one_concept() => Repository.Files("src", ".cs", ".razor", ".css")
        .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
        .Where(file => Repository.Lines(file).Length > LongestFile)
        .ShouldBeEmpty();

    [Fact]
    public void A_module_has_a_readme_that_is_read_in_a_minute() => Project.Source
        .Select(project => $"{project.Folder}/README.md")
        .Where(file => !Repository.Has(file) || Repository.Lines(file).Length > LongestReadme)
        .ShouldBeEmpty();

    // A row: what must not be there, where, and why. The patterns are split so that this file does not match itself.
    [Theory]
    [InlineData("src,tests,docs,docker", "\\bTO" + "DO\\b|\\bFIX" + "ME\\b|\\bHA" + "CK\\b", "what is not done is an issue")]
    [InlineData("src,tests,docs,docker", "/wo" + "rk/|/ro" + "ot/|/ho" + "me/\\w|C:\\\\\\\\?Us" + "ers", "a machine's path works on that machine")]
    [InlineData("src,tests", "cat" + @"ch\b(?!\s*\(OperationCanceledException\)\s*when\b)\s*(\([^)]*\)\s*)?(when\s*\([^)]*\)\s*)?\{\s*\}", "a failure that nobody sees is a lie; that somebody stops us is none")]
    [InlineData("src,tests", "#reg" + "ion\\b", "a file that wants a region is two files")]
    [InlineData("src,tests", "#pragma warning dis" + "able[^\\n/]*\\n", "a suppression gives its reason on the line")]
    [InlineData("src", "\\bMD" + "5\\b|\\bSH" + "A1\\b", "approved primitives only")]
    [InlineData("src", "Newtonsoft\\." + "Json|BinaryFor" + "matter", "System.Text.Json reads and writes all that is JSON")]
    [InlineData("tests", "Thread\\.Sl" + "eep", "a test awaits an event, it never sleeps")]
    public void What_must_not_be_there_is_not(string folders, string pattern, string because)
    {
        var forbidden = new Regex(pattern, RegexOptions.CultureInvariant);

        folders.Split(',').SelectMany(folder => Repository.Files(folder, ".cs", ".razor", ".css", ".csproj", ".md", ".sh", ".yaml", ".Dockerfile", ".json"))
            .Concat(Repository.Files("").Where(file => !file.Contains('/') && folders.Contains("docs", StringComparison.Ordinal)))
            .Where(file => Path.GetFileName(file) != "packages.lock.json" && !file.Contains("/Migrations/", StringComparison.Ordinal)) // Tools write these.
            .Where(file => forbidden.IsMatch(Repository.Read(file)))
            .ShouldBeEmpty(because);
    }
}
