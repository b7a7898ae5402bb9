using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sagas.Durability.Meters;
using Sagas.Durability.Traces;
using Sagas.Operations.Http;
using Sagas.Service.Http;

namespace Sagas.Service.Metrics;

/// <summary>
/// <c>/metrics</c> in Prometheus' text form: for role <c>viewer</c>, and without sign-in on the listeners of <c>Management:Urls</c>. Where
/// OpenTelemetry's own <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector, traces and metrics go there; else no trace is recorded.
/// </summary>
internal static class MetricsSetup
{
    private const string Path = "/metrics";

    public static void AddMetrics(IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(JournalMeters.Name)
            .AddMeter(ServiceMeters.Name)
            .AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 1000));
        if (string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;

        telemetry
            .ConfigureResource(resource => resource.AddService("sagas").AddEnvironmentVariableDetector()) // OTEL_SERVICE_NAME wins.
            .WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore").AddSource(JournalTraces.Name).AddOtlpExporter());
    }

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
