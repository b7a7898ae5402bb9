namespace Sagas.Durability.Journal;

/// <summary>One life of one node: drawn at each start, gone when everything that it committed is delivered.</summary>
public sealed class JournalNode
{
    /// <summary>The life's id, drawn at start.</summary>
    public Guid Id { get; set; }

    /// <summary>Raised by who takes the life over.</summary>
    public long Epoch { get; set; }

    /// <summary>When the node last wrote here; UTC.</summary>
    public DateTime Heartbeat { get; set; }

    /// <summary>The end of the contiguous prefix of <see cref="JournalRow.NodeSeq"/> that is delivered or known to have failed.</summary>
    public long Cursor { get; set; }

    /// <summary>The workflow versions that the node knows: JSON.</summary>
    public string Versions { get; set; } = "{}";

    /// <summary>The machine's name, for people.</summary>
    public string Host { get; set; } = "";
}
