using Sagas.Testing.Processes;

namespace Sagas.Testing.Mutants;

/// <summary>A copy of what a program is built from. Each build goes to a folder of its own, so that it can run while the next one is made.</summary>
internal sealed class MutantWorkspace : IDisposable
{
    private const string Configuration = "release";
    private static readonly TimeSpan BuildWithin = TimeSpan.FromMinutes(10);
    private static readonly string[] MadeByBuilds = ["bin", "obj", "artifacts"];
    private readonly TestFolder _folder = new("mutants");
    private readonly string _program;
    private readonly bool _hasFailPoints;

    private MutantWorkspace(string program, bool hasFailPoints, params IReadOnlyList<string> copied)
    {
        (_program, _hasFailPoints) = (program, hasFailPoints);
        foreach (var folder in (string[])[".", "src", "tests"])
            CopyFiles(folder);
        foreach (var folder in copied)
            CopyTree(folder);
    }

    /// <summary>Of the shop, over the journal.</summary>
    public static MutantWorkspace OfShop() => new("Sagas.Shop", hasFailPoints: true, "src/Sagas.Durability", "tests/Sagas.Shop");

    /// <summary>Of the simulation of purchases, over the core of workflows.</summary>
    public static MutantWorkspace OfNights() => new(
        "Sagas.Nights", hasFailPoints: false, "src/Sagas.Workflows", "src/Sagas.Workflows.Testing", "tests/Sagas.Nights", "tests/Sagas.Workflows.Tests/Purchase", "tests/Sagas.Workflows.Tests/Simulated");

    /// <summary>Builds the program with a bug in it, and takes the bug out of the sources again. Returns the program. Throws when it does not build.</summary>
    /// <param name="name">Names the build.</param>
    /// <param name="mutant">The bug; null for none.</param>
    public async Task<string> BuildAsync(string name, PlantedBug? mutant)
    {
        var file = mutant is null ? null : _folder.File(mutant.File);
        var sound = file is null ? "" : await File.ReadAllTextAsync(file);
        try
        {
            if (file is not null)
                await File.WriteAllTextAsync(file, mutant!.Edits.Aggregate(sound, Apply));
            await BuildAsync(name);
        }
        finally
        {
            if (file is not null)
                await File.WriteAllTextAsync(file, sound);
        }

        var build = Directory.CreateDirectory(_folder.File($"builds/{name}")).FullName;
        Copy(_folder.File($"artifacts/{(_hasFailPoints ? "failpoints/" : "")}bin/{_program}/{Configuration}"), build);
        return Path.Combine(build, $"{_program}.dll");
    }

    /// <summary>Deletes it.</summary>
    public void Dispose() => _folder.Dispose();

    private static string Apply(string source, Edit edit) => source.Split(edit.Text).Length == 2
        ? source.Replace(edit.Text, edit.Replacement, StringComparison.Ordinal)
        : throw new InvalidOperationException($"This is to be changed and does not stand there exactly once: {edit.Text}");

    private async Task BuildAsync(string name)
    {
        await using var build = RunningProcess.Start(
            _folder.Path, _folder.File($"{name}.log"), new Dictionary<string, string?>(),
            "dotnet", "build", $"tests/{_program}", "-c", Configuration, $"-p:FailPoints={_hasFailPoints}", "-p:RunAnalyzers=false", "--nologo", "-v", "q", "-clp:ErrorsOnly");
        if (await build.ExitAsync(BuildWithin) != 0)
            throw new InvalidOperationException($"{name} does not build:\n{build.Output}{build.Errors}");
    }

    private void CopyFiles(string folder)
    {
        Directory.CreateDirectory(_folder.File(folder));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder)).Where(file => Path.GetExtension(file) is not (".sln" or ".git")))
            File.Copy(file, _folder.File(Path.Combine(folder, Path.GetFileName(file))));
    }

    private void CopyTree(string folder)
    {
        CopyFiles(folder);
        foreach (var inner in Directory.EnumerateDirectories(Path.Combine(Repository.Root, folder)).Where(inner => !MadeByBuilds.Contains(Path.GetFileName(inner))))
            CopyTree(Path.Combine(folder, Path.GetFileName(inner)));
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
