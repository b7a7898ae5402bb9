using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaList;

/// <summary>One page of a list, newest first.</summary>
/// <param name="Items">The sagas.</param>
/// <param name="Next">After which saga the list goes on; null at the end.</param>
public sealed record SagaSlice(IReadOnlyList<SagaSummary> Items, SagaCursor? Next);
