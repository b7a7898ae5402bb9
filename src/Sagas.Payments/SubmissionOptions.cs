using Microsoft.Extensions.Options;

namespace Sagas.Payments;

/// <summary>The settings that <see cref="SubmissionRules"/> needs.</summary>
public sealed class SubmissionOptions
{
    /// <summary><c>Retention:Timeline</c>: days that a saga's history is kept after its end. At least 1.</summary>
    public int TimelineDays { get; set; } = 400;

    /// <summary>A wrong value stops the start with one sentence.</summary>
    internal sealed class Validator : IValidateOptions<SubmissionOptions>
    {
        public ValidateOptionsResult Validate(string? name, SubmissionOptions options) => options.TimelineDays is >= 1 and <= 36_500
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Retention:Timeline is '{options.TimelineDays}'. Allowed: 1 to 36500 days.");
    }
}
