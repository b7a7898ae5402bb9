using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Packages;

public sealed partial class VersionTests
{
    private static readonly IReadOnlyList<(string Id, string Version)> Central =
        [.. XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants()
            .Where(element => element.Name.LocalName is "PackageVersion" or "GlobalPackageReference")
            .Select(element => (element.Attribute("Include")!.Value, element.Attribute("Version")!.Value))];

    [Fact]
    public void Versions_are_exact() => Central.Where(package => !Exact().IsMatch(package.Version)).ShouldBeEmpty();

    [Fact]
    public void Versions_are_in_one_place() => Project.Source.Concat(Project.Tests).Concat(Project.Samples)
        .Where(project => project.Xml.Descendants("PackageReference").Any(package => package.Attributes().Any(one => one.Name.LocalName.StartsWith("Version", StringComparison.Ordinal))))
        .ShouldBeEmpty();

    [Fact]
    public void No_version_is_kept_for_a_package_that_nobody_uses() => Central.Select(package => package.Id)
        .Except(LockedPackages.All.Select(package => package.Id), StringComparer.OrdinalIgnoreCase)
        .ShouldBeEmpty();

    [Fact]
    public void Each_project_has_a_lock_file() => Project.Source.Concat(Project.Tests).Concat(Project.Samples)
        .Select(LockedPackages.LockFile)
        .Where(file => !Repository.Has(file))
        .ShouldBeEmpty();

    [Fact]
    public void One_version_of_a_package_is_used_everywhere() => LockedPackages.All
        .GroupBy(package => package.Id, StringComparer.OrdinalIgnoreCase)
        .Where(versions => versions.Count() > 1 && Central.Any(central => string.Equals(central.Id, versions.Key, StringComparison.OrdinalIgnoreCase)))
        .Select(versions => string.Join(", ", versions))
        .ShouldBeEmpty();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
