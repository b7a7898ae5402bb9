namespace Sagas.Payments.Gateway;

/// <summary>What the gateway answers when asked what became of an act. Closed.</summary>
public abstract record LookUpAnswer
{
    private LookUpAnswer()
    {
    }

    /// <summary>It took the act.</summary>
    /// <param name="Outcome">What it answered, or would have.</param>
    public sealed record Found(GatewayAnswer.Known Outcome) : LookUpAnswer;

    /// <summary>It never took it: the act may be sent again under the same key.</summary>
    public sealed record Absent : LookUpAnswer;

    /// <summary>It cannot tell now.</summary>
    public sealed record Unknown : LookUpAnswer;
}
