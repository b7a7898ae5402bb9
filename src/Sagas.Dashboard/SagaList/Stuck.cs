using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaList;

/// <summary>Which sagas are stuck: the field and filter <c>stuck</c>. Without timers and limits of states, those that are faulted.</summary>
public static class Stuck
{
    /// <summary>The states in which a saga is stuck.</summary>
    public static IReadOnlyList<string> States { get; } = SagaStatus.States[SagaStatus.Faulted];

    /// <summary>Whether a saga in <paramref name="state"/> is.</summary>
    public static bool Is(string state) => SagaStatus.Of(state) == SagaStatus.Faulted;
}
