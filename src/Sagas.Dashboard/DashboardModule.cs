using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.SagaView;

namespace Sagas.Dashboard;

/// <summary>The module's door.</summary>
public static class DashboardModule
{
    /// <summary>Registers read models and pages. They read the scope's <c>DbContext</c> and every registered <c>ISagaTable</c>.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<SagaTables>();
        services.AddScoped<SagaQuery>();
        services.AddScoped<SagaCsv>();
        services.AddScoped<SagaLookup>();
        services.AddScoped<TimelineQuery>();
        return services;
    }
}
