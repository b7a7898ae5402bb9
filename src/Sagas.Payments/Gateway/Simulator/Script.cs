namespace Sagas.Payments.Gateway.Simulator;

/// <summary>What each token plays: pure, so that the same call of the same payment is always taken alike, also after a restart.</summary>
internal static class Script
{
    private static readonly Reaction Do = new Reaction.Do();

    /// <summary>How long <paramref name="source"/> takes to answer.</summary>
    public static TimeSpan Delay(string source) => source == Tokens.Slow ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;

    /// <summary>How an authorization is taken.</summary>
    /// <param name="source">The token.</param>
    /// <param name="call">Calls under this key, from 1.</param>
    /// <param name="authorization">Authorizations of this payment under whatever key that have an answer, this one included: from 1.</param>
    public static Reaction Authorize(string source, int call, int authorization) => source switch
    {
        Tokens.Declined => new Reaction.Decline("card_declined", "The card was declined."),
        Tokens.InsufficientFunds when authorization == 1 => InsufficientFunds(),
        Tokens.InsufficientFundsAlways => InsufficientFunds(),
        Tokens.TimeoutCharged when call == 1 => new Reaction.DoInSilence(),
        Tokens.TimeoutLost when call == 1 => new Reaction.Silence(),
        Tokens.Unknown => new Reaction.Silence(),
        Tokens.WrongAmount => new Reaction.Lie(),
        _ when !Tokens.All.Contains(source) => new Reaction.Decline("source_unknown", "The source is none that the simulator knows."),
        _ => AnyOperation(source, call),
    };

    /// <summary>How a capture is taken.</summary>
    public static Reaction Capture(string source, int call) => source is Tokens.CaptureFails or Tokens.VoidFails
        ? new Reaction.Decline("capture_refused", "The charge could not be captured.")
        : AnyOperation(source, call);

    /// <summary>How a void is taken.</summary>
    public static Reaction Void(string source, int call) => source == Tokens.VoidFails
        ? new Reaction.Decline("void_refused", "The charge could not be voided.")
        : AnyOperation(source, call);

    private static Reaction AnyOperation(string source, int call) => source == Tokens.ErrorTwice && call <= 2 ? new Reaction.Fail() : Do;

    private static Reaction.Decline InsufficientFunds() => new Reaction.Decline("insufficient_funds", "There are not enough funds.");
}
