namespace Sagas.Durability.Suspects;

/// <summary>A run of a suspect that has begun. One that is left over did not end in order: its process died.</summary>
internal sealed class SuspectRun
{
    /// <summary>The endpoint that runs it.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The message, by its id or, without one, by its bytes.</summary>
    public Guid MessageId { get; set; }

    /// <summary>The run.</summary>
    public Guid Id { get; set; }

    /// <summary>The life that began it.</summary>
    public Guid NodeId { get; set; }

    /// <summary>When it began; UTC.</summary>
    public DateTime At { get; set; }
}
