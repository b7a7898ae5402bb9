using System.Text.Json;
using System.Xml.Linq;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Packages;

/// <summary>Every package that some project's lock file holds, direct or not.</summary>
internal static class LockedPackages
{
    public static IReadOnlyList<LockedPackage> All { get; } =
        [.. Project.Source.Concat(Project.Tests).Concat(Project.Samples).SelectMany(Read).Distinct().OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase)];

    public static string LockFile(Project project) => $"{project.Folder}/packages.lock.json";

    /// <summary>What the package says of its licence: an SPDX expression, else null.</summary>
    public static string? Licence(LockedPackage package)
    {
        var file = Path.Combine(Folder, package.Id.ToLowerInvariant(), package.Version.ToLowerInvariant(), $"{package.Id.ToLowerInvariant()}.nuspec");
        return XDocument.Load(file).Descendants()
            .FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value;
    }

    private static string Folder => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<LockedPackage> Read(Project project)
    {
        if (!Repository.Has(LockFile(project)))
            return [];

        using var json = JsonDocument.Parse(Repository.Read(LockFile(project)));
        return json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => new LockedPackage(package.Name, package.Value.GetProperty("resolved").GetString()!))
            .ToArray();
    }
}
