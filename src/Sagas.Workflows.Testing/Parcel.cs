using Sagas.Workflows.Deciding;

namespace Sagas.Workflows.Testing;

/// <summary>A message under way: to a party, or to the saga.</summary>
internal abstract record Parcel
{
    public sealed record ToParty(Effect.Send Send) : Parcel;

    public sealed record ToSaga(WorkflowEvent Event) : Parcel;
}
