using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Sagas.Dashboard.FaultList;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.TimerList;
using Sagas.Durability.Faults;
using Sagas.Operations;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Frame;

/// <summary>Addresses of pages. A caller of all tenants who narrowed to one stays there from page to page.</summary>
/// <param name="Tenant">The tenant that a caller of all tenants narrowed to; else null.</param>
public sealed record DeskLinks(string? Tenant)
{
    /// <summary>The page of today.</summary>
    public string Today => WithTenant("/", "", Tenant);

    /// <summary>The whole list.</summary>
    public string Sagas => List(new SagaFilter());

    /// <summary>The faults that nobody has dealt with.</summary>
    public string OpenFaults => Faults(new FaultFilter { State = FaultState.Open });

    /// <summary>The faults behind a filter, from the newest or after a cursor.</summary>
    public string Faults(FaultFilter filter, string? cursor = null, int limit = FaultListRequest.DefaultLimit)
    {
        var query = filter.QueryString();
        if (limit != FaultListRequest.DefaultLimit)
            query = Join(query, FormattableString.Invariant($"limit={limit}"));

        return WithTenant("/faults", cursor is null ? query : Join(query, $"cursor={cursor}"), Tenant);
    }

    /// <summary>The timers, from the next due or after a cursor.</summary>
    public string Timers(string? cursor = null, int limit = TimerListRequest.DefaultLimit)
    {
        var query = limit == TimerListRequest.DefaultLimit ? "" : FormattableString.Invariant($"limit={limit}");
        return WithTenant("/timers", cursor is null ? query : Join(query, $"cursor={cursor}"), Tenant);
    }

    /// <summary>The links of a caller.</summary>
    public static DeskLinks Of(HttpContext http)
    {
        var named = http.Request.Query["tenant"].ToString();
        return new DeskLinks(named.Length > 0 && http.User.FindFirstValue(Caller.TenantClaim) == "*" ? named : null);
    }

    /// <summary>The list behind a filter, from the newest or after a cursor.</summary>
    public string List(SagaFilter filter, string? cursor = null, int limit = SagaListRequest.DefaultLimit)
    {
        var query = filter.QueryString();
        if (limit != SagaListRequest.DefaultLimit)
            query = Join(query, FormattableString.Invariant($"limit={limit}"));

        return WithTenant("/sagas", cursor is null ? query : Join(query, $"cursor={cursor}"), Tenant);
    }

    /// <summary>One saga's page. Ids are unique by tenant only: one of another tenant than <c>default</c> is named with it.</summary>
    /// <param name="id">The saga's business id.</param>
    /// <param name="tenant">Whose saga it is.</param>
    /// <param name="scope">What the caller sees.</param>
    public string Saga(Guid id, string tenant, SagaScope scope) =>
        WithTenant($"/sagas/{id}", "", Tenant ?? (scope.Tenant is null && tenant != Tenants.Default ? tenant : null));

    /// <summary>The picture of one saga's workflow, as <see cref="Saga"/> its page.</summary>
    public string Picture(Guid id, string tenant, SagaScope scope) =>
        WithTenant($"/v1/sagas/{id}/diagram.svg", "", Tenant ?? (scope.Tenant is null && tenant != Tenants.Default ? tenant : null));

    private static string WithTenant(string path, string query, string? tenant)
    {
        query = tenant is null ? query : Join(query, $"tenant={Uri.EscapeDataString(tenant)}");
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static string Join(string query, string parameter) => query.Length == 0 ? parameter : $"{query}&{parameter}";
}
