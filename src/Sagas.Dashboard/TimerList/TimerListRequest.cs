using Microsoft.AspNetCore.Http;
using Sagas.Contracts;
using Sagas.Dashboard.Lists;

namespace Sagas.Dashboard.TimerList;

/// <summary>A list as it was asked for, checked: what cannot be read is in <see cref="Violations"/>, by parameter.</summary>
public sealed class TimerListRequest
{
    /// <summary>Timers a page unless the caller says so.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most that a page takes.</summary>
    public const int MaxLimit = 200;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "cursor", "limit", "tenant" };

    private TimerListRequest()
    {
    }

    /// <summary>The cursor as it came; read against the tenant.</summary>
    public string? Cursor { get; private init; }

    /// <summary>Timers a page, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; private init; } = DefaultLimit;

    /// <summary>What is wrong, with the parameter as field; empty when the list can be read.</summary>
    public IReadOnlyList<Violation> Violations { get; private init; } = [];

    /// <summary>Checks the query. A parameter that is not known would else be ignored, and the list be too long.</summary>
    public static TimerListRequest Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var check = new QueryCheck();
        check.Names(query, Names);
        check.Text("tenant", query["tenant"]);
        return new TimerListRequest
        {
            Cursor = check.Text("cursor", query["cursor"]),
            Limit = (int?)check.Number("limit", query["limit"], 1, MaxLimit) ?? DefaultLimit,
            Violations = check.Violations,
        };
    }
}
