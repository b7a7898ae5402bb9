using System.Security.Cryptography;
using System.Text;
using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Operating;

/// <summary>What compensating a saga would do now, in order.</summary>
/// <param name="Hash">Stands for exactly this plan: 64 hex digits, another one as soon as anything of it is another.</param>
/// <param name="Steps">The steps, the first to be undone first.</param>
public sealed record UndoPlan(string Hash, IReadOnlyList<UndoPlanStep> Steps)
{
    /// <summary>The plan of a saga where it stands; without steps once it has ended or goes only forward.</summary>
    public static UndoPlan Of<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga)
        where TSaga : class, IWorkflowSaga
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(saga);
        var progress = saga.Progress;
        List<UndoPlanStep> steps = progress.HasEnded || progress.IsPastPivot
            ? []
            : [.. progress.Steps.Select((step, place) => (step, place)).OrderByDescending(pair => Rank(pair.step)).ThenByDescending(pair => pair.place)
                .Select(pair => Planned(definition, pair.step)).OfType<UndoPlanStep>()];
        return new UndoPlan(HashOf(saga.CorrelationId, steps), steps);
    }

    // What is under way is waited for first; when it turns out to be done, it was done last.
    private static int Rank(StepProgress step) => step.IsUnderWay ? int.MaxValue : step.DoneAs;

    private static UndoPlanStep? Planned<TSaga>(WorkflowDefinition<TSaga> definition, StepProgress step)
        where TSaga : class, IWorkflowSaga
    {
        var declared = definition.PartOf(step.Step).Step;
        return step.Status switch
        {
            StepStatus.Done or StepStatus.Undoing when declared.Undo is { } undo => new UndoPlanStep(step.Step, step.Key, undo.Command.Name, step.Execution, IsCertain: true),
            StepStatus.Doing when declared is { Command: not null, Undo: { } undo } && step.Phase != StepPhase.Later => new UndoPlanStep(step.Step, step.Key, undo.Command.Name, step.Execution, IsCertain: false),
            _ => null,
        };
    }

    private static string HashOf(Guid saga, IEnumerable<UndoPlanStep> steps) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{saga}\n{string.Join('\n', steps.Select(step => $"{step.Step}/{step.Key}/{step.Undo}/{step.Execution}/{step.IsCertain}"))}")));
}
