using System.Text.Json.Serialization;
using Sagas.Workflows.Operating;

namespace Sagas.Dashboard.SagaView;

/// <summary>What compensating a saga would do now.</summary>
/// <param name="Hash">Stands for exactly this plan: <c>compensate</c> takes it.</param>
/// <param name="Steps">The first to be undone first.</param>
/// <param name="Balances">What it would change in the ledger; empty where no module tells.</param>
public sealed record UndoPlanAnswer(string Hash, IReadOnlyList<UndoPlanAnswer.Step> Steps, IReadOnlyList<string> Balances)
{
    /// <summary>The answer of a plan.</summary>
    public static UndoPlanAnswer Of(UndoPlan plan) =>
        new(plan.Hash, [.. plan.Steps.Select(step => new Step(step.Key is null ? step.Step : $"{step.Step}/{step.Key}", step.Undo, step.IsCertain))], []);

    /// <summary>A step that would be undone.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Undo">The command that undoes it.</param>
    /// <param name="Certain">False where its answer is waited for first, and it is undone only if it was done.</param>
    public sealed record Step([property: JsonPropertyName("step")] string Name, string Undo, bool Certain);
}
