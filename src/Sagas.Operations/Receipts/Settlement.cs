namespace Sagas.Operations.Receipts;

/// <summary>What became of a command at the public door.</summary>
public abstract record Settlement
{
    private Settlement()
    {
    }

    /// <summary>The command is new: its receipt and its way to the orchestrator's queue are in one commit.</summary>
    /// <param name="Id">The business id, the caller's or made by the door.</param>
    public sealed record Accepted(Guid Id) : Settlement;

    /// <summary>The command is known with an equal payload: nothing was done, the first answer stands.</summary>
    /// <param name="Id">The business id of the first.</param>
    public sealed record Replayed(Guid Id) : Settlement;

    /// <summary>The key or the business id is known with another payload: nothing was done.</summary>
    /// <param name="Id">The business id of the first.</param>
    /// <param name="Fields">Paths of the fields that differ, such as <c>amount.minor</c>, sorted.</param>
    public sealed record Mismatch(Guid Id, IReadOnlyList<string> Fields) : Settlement;
}
