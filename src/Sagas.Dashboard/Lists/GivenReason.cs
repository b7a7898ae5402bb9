using Sagas.Contracts;

namespace Sagas.Dashboard.Lists;

/// <summary>The reason that a person gives with a decision: 1 to 500 characters on one line.</summary>
internal static class GivenReason
{
    /// <summary>The most characters that a reason takes.</summary>
    public const int MaxLength = 500;

    private const string Field = "reason";

    /// <summary>What is wrong with it; null when it can be taken.</summary>
    public static Violation? Refusal(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new Violation(Field, ViolationCodes.Required, "A reason is required: who looks at this later wants to know why.");
        if (reason.Length > MaxLength)
            return new Violation(Field, ViolationCodes.TooLong, $"At most {MaxLength} characters are allowed.");

        return reason.Any(char.IsControl) ? new Violation(Field, ViolationCodes.ControlCharacter, "Control characters are not allowed.") : null;
    }
}
