using Sagas.Durability.Timeline;

// As is custom for MassTransit: what configures or extends it is found without another using.
namespace MassTransit;

/// <summary>What a handler under the journal may say beside sending and saving.</summary>
public static class HistoryNoteExtensions
{
    /// <summary>What the handler adds to the timeline's row of this message. Outside the journal it is written nowhere.</summary>
    public static HistoryNote Note(this PipeContext context) => context.GetOrAddPayload(() => new HistoryNote());
}
