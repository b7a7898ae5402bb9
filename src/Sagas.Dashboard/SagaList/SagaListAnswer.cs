using System.Text.Json.Serialization;
using Sagas.Dashboard.SagaView;

namespace Sagas.Dashboard.SagaList;

/// <summary>One page of the list.</summary>
/// <param name="Items">The sagas, newest first.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
public sealed record SagaListAnswer(IReadOnlyList<SagaItem> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
