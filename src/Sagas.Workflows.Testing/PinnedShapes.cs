using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Workflows.Definitions;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Testing;

/// <summary>
/// Files that hold the shape of each version of a workflow, such as <c>Definitions/payment.v1.json</c>: sagas in flight are on those, so a shape must not change under its
/// number. Time limits and retries are not in them, since those may change for any saga.
/// </summary>
public static class PinnedShapes
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Compares each version with its file.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="folder">Where the files are.</param>
    /// <returns>A sentence for each difference, with what to do; empty where there is none.</returns>
    public static IReadOnlyList<string> Differences<TSaga>(WorkflowDefinition<TSaga> definition, string folder)
        where TSaga : class, IWorkflowSaga
    {
        ArgumentNullException.ThrowIfNull(definition);
        return [.. Enumerable.Range(1, definition.Version).Select(version => Difference(definition, version, folder)).OfType<string>()];
    }

    /// <summary>Writes the files of versions that have none yet; those that there are stay as they are.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="folder">Where the files go; made where it is missing.</param>
    /// <returns>The files that were written.</returns>
    public static IReadOnlyList<string> WriteMissing<TSaga>(WorkflowDefinition<TSaga> definition, string folder)
        where TSaga : class, IWorkflowSaga
    {
        ArgumentNullException.ThrowIfNull(definition);
        Directory.CreateDirectory(folder);
        List<string> written = [];
        for (var version = 1; version <= definition.Version; version++)
        {
            var file = FileOf(definition.Name, version, folder);
            if (File.Exists(file))
                continue;
            File.WriteAllText(file, TextOf(definition.ShapeOf(version)));
            written.Add(file);
        }

        return written;
    }

    private static string? Difference<TSaga>(WorkflowDefinition<TSaga> definition, int version, string folder)
        where TSaga : class, IWorkflowSaga
    {
        var file = FileOf(definition.Name, version, folder);
        if (!File.Exists(file))
            return $"'{definition.Name}' version {version} is pinned by no file {Path.GetFileName(file)}. Write it with {nameof(PinnedShapes)}.{nameof(WriteMissing)}, and commit it.";

        var now = definition.ShapeOf(version);
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (text == TextOf(now))
            return null;

        var was = JsonSerializer.Deserialize<WorkflowShape>(text, Form) ?? throw new InvalidDataException($"{file} holds no shape. Take it back from the history.");
        var next = definition.Version + 1;
        return $"'{definition.Name}' version {version} changed{Where(was, now)}: raise the version to {next}, and write .Since({next}) on what is new and .Until({definition.Version}) on what is gone.";
    }

    private static string Where(WorkflowShape was, WorkflowShape now)
    {
        var (before, after) = (was.Steps().ToDictionary(step => step.Name, TextOf), now.Steps().ToDictionary(step => step.Name, TextOf));
        var step = before.Keys.Concat(after.Keys).FirstOrDefault(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name));
        return step is null ? " in the order of its steps, or at its start or ends" : $" at step '{step}'";
    }

    private static string FileOf(string workflow, int version, string folder) => Path.Combine(folder, $"{workflow}.v{version}.json");

    private static string TextOf(WorkflowShape shape) => JsonSerializer.Serialize(shape with { Parts = [.. shape.Parts.Select(WithoutTimes)] }, Form) + "\n";

    private static string TextOf(StepShape step) => JsonSerializer.Serialize<PartShape>(WithoutTimes(step), Form);

    private static PartShape WithoutTimes(PartShape part) => part switch
    {
        StepShape step => step with { Within = null, Retry = "", Later = null },
        ChoiceShape choice => new ChoiceShape([.. choice.Then.Select(WithoutTimes)], [.. choice.Otherwise.Select(WithoutTimes)]),
        ParallelShape parallel => parallel with { Branches = [.. parallel.Branches.Select(branch => branch with { Parts = [.. branch.Parts.Select(WithoutTimes)] })] },
        ForEachShape each => each with { Parts = [.. each.Parts.Select(WithoutTimes)] },
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part of an unknown kind."),
    };
}
