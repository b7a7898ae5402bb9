using OpenTelemetry.Metrics;
using Sagas.Durability.Meters;
using Sagas.Operations.Http;
using Sagas.Service.Http;

namespace Sagas.Service.Metrics;

/// <summary><c>/metrics</c> in Prometheus' text form: for role <c>viewer</c>, and without sign-in on the listeners of <c>Management:Urls</c>.</summary>
internal static class MetricsSetup
{
    private const string Path = "/metrics";

    public static void AddMetrics(IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics => metrics
        .AddMeter(JournalMeters.Name)
        .AddMeter(ServiceMeters.Name)
        .AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 1000));

    /// <summary>Before the sign-in.</summary>
    public static void UseManagementMetrics(this WebApplication app)
    {
        var ports = app.Services.GetRequiredService<ManagementPorts>();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == Path && ports.Contains(context.Connection.LocalPort));
    }

    /// <summary>For who is signed in.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<ServiceMeters>(); // Begins to measure.
        app.MapPrometheusScrapingEndpoint(Path).RequireRole(Roles.Readers).ExcludeFromDescription();
    }
}
