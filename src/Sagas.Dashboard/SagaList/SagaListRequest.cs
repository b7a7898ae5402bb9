using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sagas.Contracts;
using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaList;

/// <summary>A list as it was asked for, checked: what cannot be read is in <see cref="Violations"/>, by parameter, and nothing is guessed.</summary>
public sealed class SagaListRequest
{
    /// <summary>Sagas a page unless the caller says so.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most that a page takes.</summary>
    public const int MaxLimit = 200;

    private const string NotAllowed = "not_allowed";
    private const int MaxText = 140;

    private static readonly string[] Moments =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly List<Violation> _violations = [];

    private SagaListRequest()
    {
    }

    /// <summary>Which sagas.</summary>
    public SagaFilter Filter { get; private init; } = new();

    /// <summary>The cursor as it came; read against scope and filter.</summary>
    public string? Cursor { get; private init; }

    /// <summary>Sagas a page, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; private init; } = DefaultLimit;

    /// <summary>What is wrong, with the parameter as field; empty when the list can be read.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Checks what came.</summary>
    /// <param name="parameters">The known parameters.</param>
    /// <param name="query">The whole query: a filter that is not known here would else be ignored, and the list be too long.</param>
    public static SagaListRequest Of(SagaListParameters parameters, IQueryCollection query)
    {
        var check = new SagaListRequest();
        foreach (var name in query.Keys.Where(name => !SagaListParameters.Names.Contains(name)))
            check.Refuse(name, $"There is no such parameter. Allowed: {string.Join(", ", SagaListParameters.Names)}.");

        check.Text("tenant", query["tenant"]);
        var request = new SagaListRequest
        {
            Cursor = check.Text("cursor", parameters.Cursor),
            Limit = (int?)check.Number("limit", parameters.Limit, 1, MaxLimit) ?? DefaultLimit,
            Filter = new SagaFilter
            {
                Workflow = check.Text("workflow", parameters.Workflow),
                State = check.Text("state", parameters.State),
                Status = check.OneOf("status", parameters.Status, SagaStatus.All),
                IsStuck = check.OneOf("stuck", parameters.Stuck, ["true", "false"]) is { } stuck ? stuck == "true" : null,
                From = check.Moment("from", parameters.From),
                To = check.Moment("to", parameters.To),
                Q = check.Text("q", parameters.Q?.Trim()),
                WaitingFor = check.OneOf("waitingFor", parameters.WaitingFor, Waits.All),
                MinAmount = check.Number("minAmount", parameters.MinAmount, 0, Money.MaxMinor),
                MaxAmount = check.Number("maxAmount", parameters.MaxAmount, 0, Money.MaxMinor),
                Currency = check.CurrencyCode("currency", parameters.Currency),
            },
        };
        request._violations.AddRange(check._violations);
        return request;
    }

    private void Refuse(string field, string detail) => _violations.Add(new Violation(field, NotAllowed, detail));

    private string? Text(string field, string? text)
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

    private string? OneOf(string field, string? text, IReadOnlyList<string> allowed)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (allowed.Contains(text))
            return text;

        Refuse(field, $"Allowed: {string.Join(", ", allowed)}.");
        return null;
    }

    private long? Number(string field, string? text, long min, long max)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;

        Refuse(field, $"Allowed: a whole number from {min} to {max}.");
        return null;
    }

    private DateTime? Moment(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, Utc, out var moment))
            return moment.UtcDateTime;

        Refuse(field, "Allowed: a day such as 2026-02-01 or a time such as 2026-02-01T09:30:00Z.");
        return null;
    }

    private string? CurrencyCode(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (Currencies.IsKnown(text))
            return text;

        _violations.Add(new Violation(field, ViolationCodes.CurrencyUnknown, "The currency must be an ISO 4217 code in use, such as EUR."));
        return null;
    }
}
