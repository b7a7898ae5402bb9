namespace Sagas.Architecture.Tests.House;

/// <summary>The files of the checkout that this suite was built in. Paths are relative to its root, with slashes.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "data", ".git", ".vs", ".idea", ".vscode"];

    public static string Root { get; } = FindRoot();

    /// <summary>The files below <paramref name="folder"/> that people write, not those that a build makes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Walk(Path.Combine(Root, folder)).Where(file => extensions.Length == 0 || extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Folders(string folder) => Files(folder).Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/')).Distinct();

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static bool Has(string file) => File.Exists(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder)
    {
        if (!Directory.Exists(folder))
            return [];

        return Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != ".git").Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Walk));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sagas.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Sagas.sln is in no folder above the suite. Run it from artifacts/ of a checkout.");
    }
}
