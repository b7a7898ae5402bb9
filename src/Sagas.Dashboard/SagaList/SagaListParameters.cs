using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Sagas.Dashboard.SagaList;

/// <summary>The query string of <c>GET /v1/sagas</c> and of the page <c>/sagas</c>, as it came. Empty counts as absent: forms send empty fields.</summary>
public sealed record SagaListParameters
{
    [FromQuery(Name = "workflow")]
    [Description("Name of the workflow, such as payment.")]
    public string? Workflow { get; init; }

    [FromQuery(Name = "state")]
    [Description("Name of the state, such as Authorized.")]
    public string? State { get; init; }

    [FromQuery(Name = "status")]
    [Description("One of running, waiting, compensating, completed, compensated, faulted.")]
    public string? Status { get; init; }

    [FromQuery(Name = "stuck")]
    [Description("true for sagas that cannot go on, false for the others.")]
    public string? Stuck { get; init; }

    [FromQuery(Name = "from")]
    [Description("Created at this moment or later: 2026-02-01 or 2026-02-01T09:30:00Z, UTC unless it has an offset.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("Created before this moment; the same forms.")]
    public string? To { get; init; }

    [FromQuery(Name = "q")]
    [Description("An exact id, or the beginning of reference, payer or payee (the last two for roles that see them).")]
    public string? Q { get; init; }

    [FromQuery(Name = "waitingFor")]
    [Description("One of answer, timer, outcome, person, pause.")]
    public string? WaitingFor { get; init; }

    [FromQuery(Name = "minAmount")]
    [Description("At least so many minor units: 1250 is 12.50 EUR.")]
    public string? MinAmount { get; init; }

    [FromQuery(Name = "maxAmount")]
    [Description("At most so many minor units.")]
    public string? MaxAmount { get; init; }

    [FromQuery(Name = "currency")]
    [Description("ISO 4217 code, such as EUR.")]
    public string? Currency { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("The next of the page before, with the same filters.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Sagas a page, 1 to 200; 50 unless given.")]
    public string? Limit { get; init; }

    /// <summary>The parameters of a request for a page.</summary>
    public static SagaListParameters Of(IQueryCollection query) => new()
    {
        Workflow = query["workflow"],
        State = query["state"],
        Status = query["status"],
        Stuck = query["stuck"],
        From = query["from"],
        To = query["to"],
        Q = query["q"],
        WaitingFor = query["waitingFor"],
        MinAmount = query["minAmount"],
        MaxAmount = query["maxAmount"],
        Currency = query["currency"],
        Cursor = query["cursor"],
        Limit = query["limit"],
    };

    /// <summary>Every name that is taken, and <c>tenant</c>, which narrows a caller of all tenants.</summary>
    public static IReadOnlySet<string> Names { get; } = typeof(SagaListParameters).GetProperties()
        .Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name).OfType<string>()
        .Append("tenant").ToHashSet(StringComparer.OrdinalIgnoreCase);
}
