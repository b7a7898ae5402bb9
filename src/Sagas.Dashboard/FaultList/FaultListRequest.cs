using Microsoft.AspNetCore.Http;
using Sagas.Contracts;
using Sagas.Dashboard.Lists;
using Sagas.Durability.Faults;
using Sagas.Durability.Undelivered;

namespace Sagas.Dashboard.FaultList;

/// <summary>A list as it was asked for, checked: what cannot be read is in <see cref="Violations"/>, by parameter.</summary>
public sealed class FaultListRequest
{
    /// <summary>Faults a page unless the caller says so.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most that a page takes.</summary>
    public const int MaxLimit = 200;

    private FaultListRequest()
    {
    }

    /// <summary>Which faults.</summary>
    public FaultFilter Filter { get; private init; } = new();

    /// <summary>The cursor as it came; read against tenant and filter.</summary>
    public string? Cursor { get; private init; }

    /// <summary>Faults a page, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; private init; } = DefaultLimit;

    /// <summary>What is wrong, with the parameter as field; empty when the list can be read.</summary>
    public IReadOnlyList<Violation> Violations { get; private init; } = [];

    /// <summary>Checks what came.</summary>
    /// <param name="parameters">The known parameters.</param>
    /// <param name="query">The whole query: a filter that is not known here would else be ignored, and the list be too long.</param>
    /// <param name="kind">Which of the lists.</param>
    public static FaultListRequest Of(FaultListParameters parameters, IQueryCollection query, SetAsideKind kind)
    {
        var check = new QueryCheck();
        check.Names(query, FaultListParameters.Names);
        check.Text("tenant", query["tenant"]);
        return new FaultListRequest
        {
            Cursor = check.Text("cursor", parameters.Cursor),
            Limit = (int?)check.Number("limit", parameters.Limit, 1, MaxLimit) ?? DefaultLimit,
            Filter = new FaultFilter
            {
                Kind = kind,
                State = check.OneOf("state", parameters.State, kind == SetAsideKind.Send ? UndeliveredState.All : FaultState.All),
                Endpoint = check.Text("endpoint", parameters.Endpoint?.Trim()),
                Cause = check.Text("cause", parameters.Cause?.Trim()),
            },
            Violations = check.Violations,
        };
    }
}
