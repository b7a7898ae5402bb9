using System.Xml.Linq;

namespace Sagas.Architecture.Tests.House;

/// <summary>One project file of the house.</summary>
/// <param name="File">Its path, such as <c>src/Sagas.Ledger/Sagas.Ledger.csproj</c>.</param>
internal sealed record Project(string File)
{
    public static IReadOnlyList<Project> Source { get; } = [.. Repository.Files("src", ".csproj").Select(file => new Project(file))];

    public static IReadOnlyList<Project> Tests { get; } = [.. Repository.Files("tests", ".csproj").Select(file => new Project(file))];

    public static IReadOnlyList<Project> Samples { get; } = [.. Repository.Files("samples", ".csproj").Select(file => new Project(file))];

    public string Name => Path.GetFileNameWithoutExtension(File);

    public string Folder => Path.GetDirectoryName(File)!.Replace('\\', '/');

    public bool IsSuite => Name.EndsWith(".Tests", StringComparison.Ordinal);

    public IEnumerable<string> Code => Repository.Files(Folder, ".cs", ".razor");

    public XDocument Xml => XDocument.Parse(Repository.Read(File));

    public IEnumerable<string> References =>
        Xml.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
