namespace Sagas.Payments.Gateway.Simulator;

/// <summary>The sources that the simulator knows. Each plays one path, so that anybody can try every one.</summary>
public static class Tokens
{
    /// <summary>All goes well.</summary>
    public const string Ok = "tok_ok";

    /// <summary>Each authorization is declined, hard.</summary>
    public const string Declined = "tok_declined";

    /// <summary>A payment's first authorization is declined, soft.</summary>
    public const string InsufficientFunds = "tok_insufficient_funds";

    /// <summary>Each authorization is declined, soft.</summary>
    public const string InsufficientFundsAlways = "tok_insufficient_funds_always";

    /// <summary>The first authorization is not answered, but charged.</summary>
    public const string TimeoutCharged = "tok_timeout_charged";

    /// <summary>The first authorization is not answered, and lost.</summary>
    public const string TimeoutLost = "tok_timeout_lost";

    /// <summary>The first two calls of each operation are a server error.</summary>
    public const string ErrorTwice = "tok_error_twice";

    /// <summary>Each call takes two seconds.</summary>
    public const string Slow = "tok_slow";

    /// <summary>The capture is refused.</summary>
    public const string CaptureFails = "tok_capture_fails";

    /// <summary>The capture is refused, then the void too.</summary>
    public const string VoidFails = "tok_void_fails";

    /// <summary>Neither the authorization nor its look-ups are answered.</summary>
    public const string Unknown = "tok_unknown";

    /// <summary>The answer speaks of another amount; nothing is booked.</summary>
    public const string WrongAmount = "tok_wrong_amount";

    /// <summary>All of them. Another source is declined with <c>source_unknown</c>.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Ok, Declined, InsufficientFunds, InsufficientFundsAlways, TimeoutCharged, TimeoutLost, ErrorTwice, Slow, CaptureFails, VoidFails, Unknown, WrongAmount,
    };
}
