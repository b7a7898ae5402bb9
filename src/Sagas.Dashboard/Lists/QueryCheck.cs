using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sagas.Contracts;

namespace Sagas.Dashboard.Lists;

/// <summary>Reads the parameters of a list one by one and keeps what is wrong with them; nothing is guessed. Empty counts as absent.</summary>
internal sealed class QueryCheck
{
    private const string NotAllowed = "not_allowed";
    private const int MaxText = 140;
    private readonly List<Violation> _violations = [];

    /// <summary>What is wrong, with the parameter as field.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Refuses every parameter that is not in <paramref name="known"/>: it would else be ignored, and the list be too long.</summary>
    public void Names(IQueryCollection query, IReadOnlySet<string> known)
    {
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
            Refuse(name, $"There is no such parameter. Allowed: {string.Join(", ", known)}.");
    }

    public void Refuse(string field, string detail) => _violations.Add(new Violation(field, NotAllowed, detail));

    public void Add(Violation violation) => _violations.Add(violation);

    public string? Text(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (text.Length > MaxText)
            _violations.Add(new Violation(field, ViolationCodes.TooLong, $"At most {MaxText} characters are allowed."));

        // PostgreSQL takes no NUL in a text, and no other control character is part of a name either.
        if (text.Any(char.IsControl))
            Refuse(field, "Control characters are not allowed.");

        return text;
    }

    public string? OneOf(string field, string? text, IReadOnlyList<string> allowed)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (allowed.Contains(text))
            return text;

        Refuse(field, $"Allowed: {string.Join(", ", allowed)}.");
        return null;
    }

    public long? Number(string field, string? text, long min, long max)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;

        Refuse(field, $"Allowed: a whole number from {min} to {max}.");
        return null;
    }
}
