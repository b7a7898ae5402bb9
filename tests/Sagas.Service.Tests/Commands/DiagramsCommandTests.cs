using Sagas.Service.Commands;
using Sagas.Testing.Processes;

namespace Sagas.Service.Tests.Commands;

/// <summary>The pictures in <c>docs/workflows</c>, and the command that draws them.</summary>
public sealed class DiagramsCommandTests : IDisposable
{
    private static readonly string Committed = Path.Combine(Repository.Root, "docs", "workflows");
    private readonly string _folder = Directory.CreateTempSubdirectory("diagrams").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_pictures_in_the_documentation_are_those_of_this_build()
    {
        (await CommandLine.RunAsync(["diagrams", _folder])).ShouldBe(0);

        var drawn = Files(_folder);
        Files(Committed).ShouldBe(drawn);
        foreach (var file in drawn)
            File.ReadAllText(Path.Combine(Committed, file)).ShouldBe(File.ReadAllText(Path.Combine(_folder, file)), $"docs/workflows/{file} is of another build. Draw it anew: diagrams docs/workflows");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        (await CommandLine.RunAsync(["diagrams", Path.Combine(file, "inside")])).ShouldBe(1);
    }

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
}
