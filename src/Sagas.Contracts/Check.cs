namespace Sagas.Contracts;

/// <summary>Collects what is wrong with a public command: one rule a method, used by every <c>Validate()</c>.</summary>
internal sealed class Check
{
    private const int MaxMetadata = 20;
    private const int MaxMetadataLength = 200;
    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    public void Add(string field, string code, string detail) => _violations.Add(new Violation(field, code, detail));

    public void Id(string field, Guid id)
    {
        if (id == Guid.Empty)
            Add(field, ViolationCodes.IdEmpty, "An id must not be the empty UUID.");
    }

    public void Text(string field, string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(field, ViolationCodes.Required, $"1 to {max} characters are required.");
        else
            OptionalText(field, text, max);
    }

    public void OptionalText(string field, string? text, int max)
    {
        if (text?.Length > max)
            Add(field, ViolationCodes.TooLong, $"At most {max} characters are allowed.");
        if (text?.Any(char.IsControl) == true)
            Add(field, ViolationCodes.ControlCharacter, "Control characters are not allowed.");
    }

    public void Amount(string field, Money? amount)
    {
        if (amount is null)
        {
            Add(field, ViolationCodes.Required, "An amount is required: { \"minor\": 1250, \"currency\": \"EUR\" }.");
            return;
        }

        if (amount.Minor <= 0)
            Add($"{field}.minor", ViolationCodes.AmountNotPositive, "The amount must be at least 1 minor unit.");
        else if (amount.Minor > Money.MaxMinor)
            Add($"{field}.minor", ViolationCodes.AmountOutOfRange, $"The amount must be at most {Money.MaxMinor} minor units.");

        if (string.IsNullOrEmpty(amount.Currency))
            Add($"{field}.currency", ViolationCodes.Required, "A currency is required, such as EUR.");
        else if (!Currencies.IsKnown(amount.Currency))
            Add($"{field}.currency", ViolationCodes.CurrencyUnknown, "The currency must be an ISO 4217 code in use, such as EUR.");
    }

    public void Metadata(string field, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null)
            return;

        if (metadata.Count > MaxMetadata)
            Add(field, ViolationCodes.TooLong, $"At most {MaxMetadata} entries are allowed.");
        if (metadata.Any(entry => entry.Key.Length > MaxMetadataLength || entry.Value?.Length > MaxMetadataLength))
            Add(field, ViolationCodes.TooLong, $"Names and values take at most {MaxMetadataLength} characters.");
        if (metadata.Any(entry => entry.Key.Any(char.IsControl) || entry.Value?.Any(char.IsControl) == true))
            Add(field, ViolationCodes.ControlCharacter, "Control characters are not allowed.");
        if (metadata.Any(entry => entry.Key.Length == 0 || entry.Value is null))
            Add(field, ViolationCodes.Required, "Names must not be empty and values must not be null.");
    }
}
