using Sagas.Workflows.Deciding;

namespace Sagas.Dashboard.SagaView;

/// <summary>What a person may decide about a saga, as addresses and answers name it.</summary>
public static class OrderWords
{
    /// <summary>All of them, with what each does in a sentence.</summary>
    public static IReadOnlyList<(OperatorAct Act, string Word, string Meaning)> All { get; } =
    [
        (OperatorAct.Retry, "retry", "Does the step that failed once more, as a new execution."),
        (OperatorAct.Resume, "resume", "Asks again what became of the step whose outcome is unknown, or sends it again under its key."),
        (OperatorAct.Skip, "skip", "Goes on as if the step that waits for a person were done."),
        (OperatorAct.Compensate, "compensate", "Undoes what was done, in reverse order."),
        (OperatorAct.Cancel, "cancel", "Undoes what was done, since the saga is not wanted any more."),
    ];

    /// <summary>The word of an act.</summary>
    public static string Of(OperatorAct act) => All.Single(order => order.Act == act).Word;
}
