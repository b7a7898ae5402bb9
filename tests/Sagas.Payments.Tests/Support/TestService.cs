using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sagas.Operations.Receipts;

namespace Sagas.Payments.Tests.Support;

/// <summary>The module's routes on a port of their own, over a database in memory and a door that settles as the test says.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly BookFile _book = new();

    private TestService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Gateway:Simulator:Book", _book.Path)]);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<ICommandDoor>(Door);
        builder.Services.AddScoped<DbContext>(_ => Database.Again());
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderIdentity>("header", null);
        builder.Services.AddAuthorization();
        builder.Services.AddRoutes(builder.Configuration);
        builder.Services.AddGateway(builder.Configuration);
        _app = builder.Build();
        _app.MapPayments();
    }

    public FakeTimeProvider Time { get; } = new(TestTime.Start);

    public DoorDouble Door { get; } = new();

    public TestDatabase Database { get; } = TestDatabase.Create();

    public IServiceProvider Services => _app.Services;

    public HttpClient Client { get; private set; } = null!;

    public static async Task<TestService> StartAsync()
    {
        var service = new TestService();
        await service._app.StartAsync();
        service.Client = new HttpClient { BaseAddress = new Uri(service._app.Urls.Single()) };
        return service;
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? role = "publisher", string? tenant = null, string? ifNoneMatch = null, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return SendAsync(request, role, tenant, cancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? key = "order-17", string? role = "publisher", string? tenant = null, string path = "/v1/payments")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, null, "application/json") };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return SendAsync(request, role, tenant, default);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        _book.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? role, string? tenant, CancellationToken cancellationToken)
    {
        if (role is not null)
            request.Headers.Add("X-Role", role);
        if (tenant is not null)
            request.Headers.Add("X-Tenant", tenant);
        return Client.SendAsync(request, cancellationToken);
    }
}
