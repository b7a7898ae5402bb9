using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Sagas.Dashboard;
using Sagas.Dashboard.Http;
using Sagas.Operations.Http;
using Sagas.Operations.Receipts;
using Sagas.Payments;
using Sagas.Service.Demo;
using Sagas.Service.Http;
using Sagas.Service.Logs;
using Sagas.Service.Messaging;
using Sagas.Service.Metrics;
using Sagas.Service.Persistence;
using Sagas.Service.Security;
using Sagas.Service.Security.SignIn;
using Sagas.Service.Settings;
using Sagas.Service.Startup;
using Serilog;

namespace Sagas.Service.Composition;

/// <summary>Puts the process together, in the order in which a request meets it.</summary>
internal static class ServiceHost
{
    private const int MostBodyBytes = 256 * 1024;
    private static readonly TimeSpan CleanStop = TimeSpan.FromSeconds(22);

    /// <summary>The web application, not started.</summary>
    public static WebApplication Build(ServiceSettings settings, IConfiguration configuration, RunOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(ServiceHost).Assembly.GetName().Name });

        // The settings are read and checked already; nothing may come from a source of ASP.NET's own.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. settings.Listeners.Urls, .. settings.Listeners.ManagementUrls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        });
        builder.Services.AddSerilog(LogSetup.Create(settings, configuration, onStandardError: false), dispose: true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = CleanStop);

        AddCore(builder.Services, settings);
        AddStart(builder.Services, options);
        AddHttp(builder.Services, settings, configuration);
        builder.Services.AddBus(settings, configuration);

        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    /// <summary>What commands need too: clock, settings, database, keys.</summary>
    public static void AddCore(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Storage);
        services.AddSingleton(settings.Retention);
        services.AddSingleton<Schema>();
        services.AddDbContext<SagasDbContext>(options => options.UseSagasDatabase(settings.Storage));
        services.AddScoped<DbContext>(scope => scope.GetRequiredService<SagasDbContext>());
        services.AddScoped<ApiKeys>();
    }

    private static void AddStart(IServiceCollection services, RunOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ExitCode>();
        services.AddSingleton<NodeState>();
        services.AddSingleton<BrokerProbe>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<DemoTraffic>();
        services.AddSingleton<AfterStart>();
        services.AddHostedService<NodeStart>();
    }

    private static void AddHttp(IServiceCollection services, ServiceSettings settings, IConfiguration configuration)
    {
        services.AddSecurity(settings);
        services.AddSingleton<ManagementPorts>();
        services.AddSingleton<ServiceMeters>();
        MetricsSetup.AddMetrics(services, configuration);
        services.AddProblems();
        services.AddApiDescription();
        services.AddScoped<ICommandDoor, CommandDoor>();
        services.AddDashboard();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.AddUtcTimes());
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.Configure<ForwardedHeadersOptions>(proxy =>
        {
            proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            proxy.KnownProxies.Clear();
            proxy.KnownIPNetworks.Clear();
            foreach (var network in settings.Listeners.TrustedNetworks)
                proxy.KnownIPNetworks.Add(network);
        });
    }

    private static void Use(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        if (app.Services.GetRequiredService<ServiceSettings>().Listeners.TrustedNetworks.Count > 0)
            app.UseForwardedHeaders();
        app.UseProblems();
        app.UseDashboard();
        app.UseMiddleware<ManagementListener>();
        app.UseManagementMetrics();
        app.UseStaticFiles(StaticFiles.Options);
        app.UseMiddleware<StartGate>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseCookiePolicy();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<CookieWrites>();
        app.UseAntiforgery();
        app.UseMiddleware<IdempotencyKeyRule>();
    }

    private static void Map(WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapSignIn();
        app.MapDocs();
        var roles = app.Services.GetRequiredService<ServiceSettings>().Roles;
        if (roles.Contains(NodeRole.Api))
            app.MapPayments();
        if (roles.Contains(NodeRole.Dashboard))
        {
            app.MapSagas();
            app.MapFaults();
            app.MapTimers();
            app.MapOrders();
            app.MapWorkflows();
            app.MapDashboard();
        }
    }
}
