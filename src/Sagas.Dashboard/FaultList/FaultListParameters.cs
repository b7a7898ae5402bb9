using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Sagas.Dashboard.FaultList;

/// <summary>The query string of <c>GET /v1/faults</c>, <c>GET /v1/undelivered</c> and of the page <c>/faults</c>, as it came. Empty counts as absent: forms send empty fields.</summary>
public sealed record FaultListParameters
{
    [FromQuery(Name = "state")]
    [Description("One of open, replayed (undelivered: sent), discarded.")]
    public string? State { get; init; }

    [FromQuery(Name = "endpoint")]
    [Description("Name of the endpoint that set the message aside, or that a send was meant for, such as payment.")]
    public string? Endpoint { get; init; }

    [FromQuery(Name = "cause")]
    [Description("The cause, as the items name it.")]
    public string? Cause { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("The next of the page before, with the same filters.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 200; 50 unless given.")]
    public string? Limit { get; init; }

    /// <summary>The parameters of a request for a page.</summary>
    public static FaultListParameters Of(IQueryCollection query) => new()
    {
        State = query["state"],
        Endpoint = query["endpoint"],
        Cause = query["cause"],
        Cursor = query["cursor"],
        Limit = query["limit"],
    };

    /// <summary>Every name that is taken, and <c>tenant</c>, which narrows a caller of all tenants.</summary>
    public static IReadOnlySet<string> Names { get; } = typeof(FaultListParameters).GetProperties()
        .Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name).OfType<string>()
        .Append("tenant").ToHashSet(StringComparer.OrdinalIgnoreCase);
}
