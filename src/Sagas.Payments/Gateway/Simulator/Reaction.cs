namespace Sagas.Payments.Gateway.Simulator;

/// <summary>How the simulator takes an act whose key has no answer yet.</summary>
internal abstract record Reaction
{
    private Reaction()
    {
    }

    /// <summary>Does it, books it, answers.</summary>
    public sealed record Do : Reaction;

    /// <summary>Does it, books it, and does not answer.</summary>
    public sealed record DoInSilence : Reaction;

    /// <summary>Does nothing and does not answer.</summary>
    public sealed record Silence : Reaction;

    /// <summary>Does nothing and answers 503.</summary>
    public sealed record Fail : Reaction;

    /// <summary>Refuses for good.</summary>
    public sealed record Decline(string Code, string Message) : Reaction;

    /// <summary>Does nothing and claims to have done it with another amount.</summary>
    public sealed record Lie : Reaction;
}
