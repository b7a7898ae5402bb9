using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Dashboard.FaultList;
using Sagas.Dashboard.Frame;
using Sagas.Dashboard.Http;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.SagaView;
using Sagas.Dashboard.TimerList;
using Sagas.Dashboard.Today;
using Sagas.Dashboard.WorkflowList;
using Sagas.Operations.Http;

namespace Sagas.Dashboard;

/// <summary>The module's door.</summary>
public static class DashboardModule
{
    /// <summary>
    /// Registers read models and pages. They read the scope's <c>DbContext</c> and every registered <c>ISagaTable</c> and <c>IWorkflowDesk</c>; decisions about faults and
    /// timers go to the journal's <c>IFaults</c> and <c>ITimers</c>.
    /// </summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<SagaTables>();
        services.AddScoped<SagaQuery>();
        services.AddScoped<SagaCsv>();
        services.AddScoped<SagaLookup>();
        services.AddScoped<TimelineQuery>();
        services.AddScoped<WorkflowDesks>();
        services.AddScoped<OrderDesk>();
        services.AddScoped<WorkflowQuery>();
        services.AddScoped<TodayQuery>();
        services.AddScoped<FaultQuery>();
        services.AddScoped<FaultDesk>();
        services.AddScoped<TimerQuery>();
        services.AddScoped<TimerDesk>();
        services.AddRazorComponents();
        return services;
    }

    /// <summary>
    /// Gives a browser a page for 403, 404 and failures of pages. Goes after what sets security headers and before authentication; pages need
    /// <c>UseAntiforgery()</c> after authorization.
    /// </summary>
    public static IApplicationBuilder UseDashboard(this IApplicationBuilder app) => app.Use(StatusPages.InvokeAsync);

    /// <summary>
    /// Maps the pages, for readers, and what their forms post, for operators. The API is <see cref="SagaEndpoints.MapSagas"/>,
    /// <see cref="FaultEndpoints.MapFaults"/> and <see cref="TimerEndpoints.MapTimers"/>; styles are static assets of the host.
    /// </summary>
    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<App>().RequireRole(Roles.Readers);
        routes.MapFaultForms();
        routes.MapTimerForms();
        routes.MapOrderForms();
    }
}
