namespace Sagas.Durability.Timeline;

/// <summary>What a handler adds to the timeline's row of the message that it handles. See <c>context.Note()</c>.</summary>
public sealed class HistoryNote
{
    /// <summary>The workflow's step that the event belongs to.</summary>
    public string? Step { get; set; }

    /// <summary>The execution of that step.</summary>
    public Guid? Execution { get; set; }

    /// <summary>The attempt within the execution, from 1.</summary>
    public int? Attempt { get; set; }

    /// <summary>Who did it, if a person or key did.</summary>
    public string? Actor { get; set; }

    /// <summary>The reason that they gave.</summary>
    public string? Reason { get; set; }

    /// <summary>The event came after the end and changes nothing.</summary>
    public bool Late { get; set; }
}
