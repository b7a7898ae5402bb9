using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sagas.Dashboard.Http;
using Sagas.Durability.Faults;
using Sagas.Durability.Timers;
using Sagas.Durability.Undelivered;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Http;
using Sagas.Operations.Workflows;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>The desk in a process of its own small service: a free loopback port, an SQLite file, callers by header. What the real service adds is not here.</summary>
public sealed class DeskHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _file;

    private DeskHost(WebApplication app, string file)
    {
        _app = app;
        _file = file;
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>A client that follows no redirect. Who asks is said by <see cref="FakeSignIn"/>'s headers.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it with an empty database.</summary>
    /// <param name="port">Zero for a free one.</param>
    /// <param name="everybody">The role of who says none; null for nobody.</param>
    public static async Task<DeskHost> StartAsync(int port = 0, string? everybody = null)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(DeskHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(DeskDatabase.Now)));
        services.AddDbContext<DbContext, DeskContext>(options => options.UseSqlite($"Data Source={file};Pooling=False").UseSnakeCaseNamingConvention());
        services.AddSingleton<ISagaTable, PaymentSaga.Table>();
        services.AddSingleton<ISagaTable, TransferSaga.Table>();
        services.AddAuthentication(FakeSignIn.Scheme).AddScheme<FakeSignIn.Options, FakeSignIn>(FakeSignIn.Scheme, options => options.Everybody = everybody);
        services.AddAuthorization();
        services.AddSingleton<FaultsDouble>();
        services.AddSingleton<IFaults>(provider => provider.GetRequiredService<FaultsDouble>());
        services.AddSingleton<IUndelivered>(provider => provider.GetRequiredService<FaultsDouble>());
        services.AddSingleton<TimersDouble>();
        services.AddSingleton<ITimers>(provider => provider.GetRequiredService<TimersDouble>());
        services.AddSingleton<WorkflowDouble>();
        services.AddSingleton<IWorkflowDesk>(provider => provider.GetRequiredService<WorkflowDouble>());
        services.AddDashboard();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.AddUtcTimes());

        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'";
            return next(http);
        });
        app.UseDashboard();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSagas();
        app.MapFaults();
        app.MapTimers();
        app.MapOrders();
        app.MapWorkflows();
        app.MapDashboard();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();

        await app.StartAsync();
        return new DeskHost(app, file);
    }

    /// <summary>The decisions that reached the journal.</summary>
    public FaultsDouble Faults => _app.Services.GetRequiredService<FaultsDouble>();

    /// <summary>The timers, and the decisions about them.</summary>
    public TimersDouble Timers => _app.Services.GetRequiredService<TimersDouble>();

    /// <summary>How sagas stand in their workflow, and what was ordered.</summary>
    public WorkflowDouble Workflow => _app.Services.GetRequiredService<WorkflowDouble>();

    /// <summary>Adds rows.</summary>
    public async Task AddAsync(params IEnumerable<object>[] rows)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DbContext>();
        database.AddRange(rows.SelectMany(some => some));
        await database.SaveChangesAsync();
    }

    /// <summary>Takes the database away: nothing can be read from now on.</summary>
    public void BreakDatabase()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(_file);
        Directory.CreateDirectory(_file); // SQLite cannot open a folder: CANTOPEN, as with a disk that is gone.
    }

    /// <summary>Asks as somebody with these roles.</summary>
    public async Task<Answer> GetAsync(string path, string roles = "analyst", string tenant = "default", string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(FakeSignIn.RolesHeader, roles);
        request.Headers.Add(FakeSignIn.TenantHeader, tenant);
        request.Headers.Add("Accept", accept);
        using var response = await Client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Posts as somebody with these roles.</summary>
    public async Task<Answer> PostAsync(string path, HttpContent body, string roles = "operator", string tenant = "default", string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add(FakeSignIn.RolesHeader, roles);
        request.Headers.Add(FakeSignIn.TenantHeader, tenant);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var response = await Client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_file))
            Directory.Delete(_file); // See BreakDatabase.
        File.Delete(_file);
    }

    /// <summary>What came back.</summary>
    public sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers);
}
