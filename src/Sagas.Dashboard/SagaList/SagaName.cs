using Sagas.Dashboard.SagaView;
using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaList;

/// <summary>How lists and pages call a saga.</summary>
public static class SagaName
{
    /// <summary>The end of an id: ids of one minute begin alike, so the beginning tells nothing.</summary>
    public static string Tail(Guid id) => $"…{id.ToString()[^8..]}";

    /// <summary>What stands as the page's title: the reference, or workflow and id.</summary>
    public static string Title(SagaSummary saga) =>
        string.IsNullOrWhiteSpace(saga.Reference) ? $"{saga.Workflow} {Tail(saga.BusinessId)}" : saga.Reference;

    /// <summary>Both parties with an arrow, masked for those who do not see them; empty for a workflow without.</summary>
    public static string Parties(SagaSummary saga, bool visible) => (PersonalData.Show(saga.Party, visible), PersonalData.Show(saga.Counterparty, visible)) switch
    {
        (null, null) => "",
        ({ } party, null) => party,
        (null, { } counterparty) => counterparty,
        ({ } party, { } counterparty) => $"{party} → {counterparty}",
    };

    /// <summary>How long an ended saga took, or how long another one has been in its state: <c>took 1.2 s</c>, <c>for 3 min 20 s</c>.</summary>
    public static string Time(SagaSummary saga, DateTime asOf) => saga.EndedAt is { } ended
        ? $"took {DurationText.Of(ended - saga.CreatedAt)}"
        : $"for {DurationText.Of(asOf - saga.UpdatedAt)}";
}
