using System.Text.RegularExpressions;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Packages;

/// <summary>Everybody may use what is built here: the packages' licences are those of docs/licences.md.</summary>
public sealed partial class LicenceTests
{
    private static readonly string[] Rows = [.. Repository.Lines("docs/licences.md").Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    private static readonly HashSet<string> Allowed = [.. Rows.Select(row => Quoted().Match(row).Groups[1].Value)];

    [Fact]
    public void Each_locked_package_has_an_allowed_licence_or_is_named() => LockedPackages.All
        .Where(package => !Allowed.Contains(LockedPackages.Licence(package) ?? package.Id))
        .Select(package => $"{package.Id} {package.Version}: {LockedPackages.Licence(package) ?? "names none"}. Read it, then allow it in docs/licences.md or take another package.")
        .ShouldBeEmpty();

    [Fact]
    public void What_is_allowed_is_used()
    {
        var used = LockedPackages.All.Select(package => LockedPackages.Licence(package) ?? package.Id);

        Allowed.Except(used).ShouldBeEmpty();
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
