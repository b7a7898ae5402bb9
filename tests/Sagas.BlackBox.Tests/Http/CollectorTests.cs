using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Sagas.BlackBox.Tests.Http;

/// <summary>A collector of OpenTelemetry beside the service: OTLP over HTTP, which is protobuf with its texts in the clear.</summary>
public sealed class CollectorTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<(string Path, string Body)> _taken = new();
    private readonly LoopbackServer _collector;
    private ServiceProcess _service = null!;

    public CollectorTests() => _collector = new LoopbackServer(TakeAsync);

    public async ValueTask InitializeAsync()
    {
        _service = new ServiceProcess(await ServiceSetup.CreateAsync(Size.Embedded, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        }));
        await _service.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _collector.Dispose();
    }

    [Fact]
    public async Task A_collector_that_the_settings_name_gets_traces_of_the_journal_and_its_metrics()
    {
        var accepted = await _service.Api.PayAsync(PaymentBody.With(), "collected");
        await _service.Api.EndedAsync(accepted.Field("id")!);

        await Eventually.TrueAsync("the trace of a message that the journal sent", Patience, () => Task.FromResult(HasTaken("/v1/traces", "send ReserveFunds")));
        await Eventually.TrueAsync("the journal's metrics", Patience, () => Task.FromResult(HasTaken("/v1/metrics", "sagas.journal.commit")));
        HasTaken("/v1/metrics", "sagas.heals").ShouldBeTrue();
    }

    private bool HasTaken(string path, string text) => _taken.Any(taken => taken.Path == path && taken.Body.Contains(text, StringComparison.Ordinal));

    private async Task TakeAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
        _taken.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
