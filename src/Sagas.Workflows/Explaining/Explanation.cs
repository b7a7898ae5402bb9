using Sagas.Workflows.Definitions;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Explaining;

/// <summary>Why a saga is where it is, in words: from its definition, its progress and its timers alone.</summary>
public static class Explanation
{
    /// <summary>A sentence for what the author says of its state, and one for each step that something is waited for.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="saga">The saga.</param>
    /// <param name="due">When a timer of the saga is due; null where that is not known.</param>
    public static IReadOnlyList<string> Of<TSaga>(WorkflowDefinition<TSaga> definition, TSaga saga, Func<Guid, DateTimeOffset?> due)
        where TSaga : class, IWorkflowSaga
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(saga);
        List<string> sentences = [];
        if (definition.Sentences.TryGetValue(saga.State, out var own))
            sentences.Add(own(saga));
        sentences.AddRange(saga.Progress.Course switch
        {
            Course.Completed => ["It has ended with its effect."],
            Course.Compensated => ["It has ended without effect: what was done is undone."],
            Course.Forward or Course.Undoing => saga.Progress.Steps
                .Where(step => step.IsUnderWay || step.NeedsPerson)
                .Select(step => StepSentence<TSaga>.Of(definition.PartOf(step.Step).Step, step, step.Timer is { } timer ? due(timer) : null)),
        });
        return sentences;
    }
}
