using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Dashboard.FaultList;
using Sagas.Dashboard.Frame;
using Sagas.Dashboard.Http;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.SagaView;
using Sagas.Dashboard.Today;
using Sagas.Operations.Http;

namespace Sagas.Dashboard;

/// <summary>The module's door.</summary>
public static class DashboardModule
{
    /// <summary>
    /// Registers read models and pages. They read the scope's <c>DbContext</c> and every registered <c>ISagaTable</c>; decisions about faults go to
    /// the journal's <c>IFaults</c>.
    /// </summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<SagaTables>();
        services.AddScoped<SagaQuery>();
        services.AddScoped<SagaCsv>();
        services.AddScoped<SagaLookup>();
        services.AddScoped<TimelineQuery>();
        services.AddScoped<TodayQuery>();
        services.AddScoped<FaultQuery>();
        services.AddScoped<FaultDesk>();
        services.AddRazorComponents();
        return services;
    }

    /// <summary>
    /// Gives a browser a page for 403, 404 and failures of pages. Goes after what sets security headers and before authentication; pages need
    /// <c>UseAntiforgery()</c> after authorization.
    /// </summary>
    public static IApplicationBuilder UseDashboard(this IApplicationBuilder app) => app.Use(StatusPages.InvokeAsync);

    /// <summary>
    /// Maps the pages, for readers, and what their forms post, for operators. The API is <see cref="SagaEndpoints.MapSagas"/> and
    /// <see cref="FaultEndpoints.MapFaults"/>; styles are static assets of the host.
    /// </summary>
    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<App>().RequireRole(Roles.Readers);
        routes.MapFaultForms();
    }
}
