namespace Sagas.Dashboard.SagaView;

/// <summary>A saga's timeline, whole.</summary>
/// <param name="Items">Every event in order, the first one first.</param>
public sealed record TimelineAnswer(IReadOnlyList<TimelineItem> Items);
