using System.CommandLine;
using Sagas.Operations.Workflows;
using Sagas.Service.Composition;
using Sagas.Service.Startup;
using Sagas.Workflows.Diagrams;

namespace Sagas.Service.Commands;

/// <summary><c>diagrams DIR</c>: a picture of each version of each workflow, as SVG and as Mermaid text. Needs neither settings nor a database.</summary>
internal static class DiagramsCommand
{
    public static Command Create(Option<bool> json)
    {
        var directory = new Argument<string>("DIR") { Description = "Where the pictures go; made where it is missing." };
        var command = new Command("diagrams", "Draws every workflow.") { directory };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var files = await WriteAsync(parsed.GetRequiredValue(directory), cancellationToken);
                Output.Write(parsed.GetValue(json), new { files }, files);
                return ExitCode.Well;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"{exception.Message} Name a folder that this process may write.");
                return ExitCode.NotWell;
            }
        });
        return command;
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(string directory, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddOptions();
        Modules.AddWorkflows(services);
        await using var provider = services.BuildServiceProvider();
        Directory.CreateDirectory(directory);
        var files = new List<string>();
        foreach (var shape in provider.GetServices<IWorkflowDesk>().SelectMany(desk => desk.Versions))
        {
            foreach (var (extension, text) in new[] { ("svg", Svg.Of(shape)), ("mmd", Mermaid.Of(shape)) })
            {
                var file = Path.Combine(directory, $"{shape.Name}.v{shape.Version}.{extension}");
                await File.WriteAllTextAsync(file, text, cancellationToken);
                files.Add(file);
            }
        }

        return files;
    }
}
