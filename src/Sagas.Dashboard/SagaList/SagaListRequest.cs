using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sagas.Contracts;
using Sagas.Dashboard.Lists;
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

    private static readonly string[] Moments =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

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
    public IReadOnlyList<Violation> Violations { get; private init; } = [];

    /// <summary>Checks what came.</summary>
    /// <param name="parameters">The known parameters.</param>
    /// <param name="query">The whole query: a filter that is not known here would else be ignored, and the list be too long.</param>
    public static SagaListRequest Of(SagaListParameters parameters, IQueryCollection query)
    {
        var check = new QueryCheck();
        check.Names(query, SagaListParameters.Names);
        check.Text("tenant", query["tenant"]);
        return new SagaListRequest
        {
            Cursor = check.Text("cursor", parameters.Cursor),
            Limit = (int?)check.Number("limit", parameters.Limit, 1, MaxLimit) ?? DefaultLimit,
            Filter = new SagaFilter
            {
                Workflow = check.Text("workflow", parameters.Workflow),
                State = check.Text("state", parameters.State),
                Status = check.OneOf("status", parameters.Status, SagaStatus.All),
                IsStuck = check.OneOf("stuck", parameters.Stuck, ["true", "false"]) is { } stuck ? stuck == "true" : null,
                From = Moment(check, "from", parameters.From),
                To = Moment(check, "to", parameters.To),
                Q = check.Text("q", parameters.Q?.Trim()),
                WaitingFor = check.OneOf("waitingFor", parameters.WaitingFor, Waits.All),
                MinAmount = check.Number("minAmount", parameters.MinAmount, 0, Money.MaxMinor),
                MaxAmount = check.Number("maxAmount", parameters.MaxAmount, 0, Money.MaxMinor),
                Currency = CurrencyCode(check, parameters.Currency),
            },
            Violations = check.Violations,
        };
    }

    private static DateTime? Moment(QueryCheck check, string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, Utc, out var moment))
            return moment.UtcDateTime;

        check.Refuse(field, "Allowed: a day such as 2026-02-01 or a time such as 2026-02-01T09:30:00Z.");
        return null;
    }

    private static string? CurrencyCode(QueryCheck check, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (Currencies.IsKnown(text))
            return text;

        check.Add(new Violation("currency", ViolationCodes.CurrencyUnknown, "The currency must be an ISO 4217 code in use, such as EUR."));
        return null;
    }
}
