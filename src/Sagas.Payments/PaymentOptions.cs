using Microsoft.Extensions.Options;
using Sagas.Calendars;
using Sagas.Workflows.Retrying;

namespace Sagas.Payments;

/// <summary>Section <c>Payments</c> of the settings: what is done where the means of payment or the gateway says neither yes nor no for good.</summary>
public sealed class PaymentOptions
{
    /// <summary>The most that <see cref="RetryDays"/> may be.</summary>
    public const int MaxRetryDays = 60;

    /// <summary>The most that <see cref="UnknownMinutes"/> may be: a week.</summary>
    public const int MaxUnknownMinutes = 10_080;

    /// <summary><c>Payments:Calendar</c>: whose banking days a soft decline is tried again on, one of <see cref="BusinessCalendars.Countries"/>.</summary>
    public string Calendar { get; set; } = "DE";

    /// <summary><c>Payments:TimeZone</c>: where it is nine o'clock then, an IANA name.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary><c>Payments:RetryDays</c>: for how many days after the first soft decline it is tried again. From 1 on.</summary>
    public int RetryDays { get; set; } = 10;

    /// <summary><c>Payments:UnknownMinutes</c>: how long the gateway is asked for an outcome before a person is. 0 asks once.</summary>
    public int UnknownMinutes { get; set; } = 60;

    internal IBusinessCalendar BusinessCalendar => BusinessCalendars.Of(Calendar);

    internal TimeSpan Retry => TimeSpan.FromDays(RetryDays);

    internal TimeSpan Unknown => TimeSpan.FromMinutes(UnknownMinutes);

    /// <summary>What is wrong with a value, in one sentence; null when nothing is.</summary>
    public string? Objection() => this switch
    {
        _ when !BusinessCalendars.Countries.Contains(Calendar) => $"Payments:Calendar is '{Calendar}'. Allowed: {string.Join(", ", BusinessCalendars.Countries)}.",
        _ when !BusinessCalendars.HasZone(TimeZone) => $"Payments:TimeZone is '{TimeZone}'. Allowed: names of the IANA time zone database, such as Europe/Berlin.",
        { RetryDays: < 1 or > MaxRetryDays } => $"Payments:RetryDays is '{RetryDays}'. Allowed: 1 to {MaxRetryDays}.",
        { UnknownMinutes: < 0 or > MaxUnknownMinutes } => $"Payments:UnknownMinutes is '{UnknownMinutes}'. Allowed: 0 to {MaxUnknownMinutes}.",
        _ => null,
    };

    /// <summary>A wrong value stops the start with that sentence.</summary>
    internal sealed class Validator : IValidateOptions<PaymentOptions>
    {
        public ValidateOptionsResult Validate(string? name, PaymentOptions options) =>
            options.Objection() is { } objection ? ValidateOptionsResult.Fail(objection) : ValidateOptionsResult.Success;
    }
}
