using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace Sagas.BlackBox.Tests.Http;

/// <summary>A collector of OpenTelemetry beside the service: OTLP over HTTP, which is protobuf with its texts in the clear.</summary>
public sealed class CollectorTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, StringBuilder> _taken = new();
    private readonly HttpListener _listener = new();
    private ServiceProcess _service = null!;

    public async ValueTask InitializeAsync()
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}/");
        _listener.Prefixes.Add(url);
        _listener.Start();
        _ = CollectAsync();
        _service = new ServiceProcess(await ServiceSetup.CreateAsync(Size.Embedded, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        }));
        await _service.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _listener.Close();
    }

    [Fact]
    public async Task A_collector_that_the_settings_name_gets_traces_of_the_journal_and_its_metrics()
    {
        var accepted = await _service.Api.PayAsync(PaymentBody.With(), "collected");
        await _service.Api.EndedAsync(accepted.Field("id")!);

        await Eventually.TrueAsync("the trace of a message that the journal sent", Patience, () => Task.FromResult(Taken("/v1/traces").Contains("send ReserveFunds", StringComparison.Ordinal)));
        await Eventually.TrueAsync("the journal's metrics", Patience, () => Task.FromResult(Taken("/v1/metrics").Contains("sagas.journal.commit", StringComparison.Ordinal)));
        Taken("/v1/metrics").ShouldContain("sagas.heals");
    }

    private string Taken(string path)
    {
        if (!_taken.TryGetValue(path, out var taken))
            return "";
        lock (taken)
            return taken.ToString();
    }

    private async Task CollectAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return; // Closed at the test's end.
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
            var body = await reader.ReadToEndAsync();
            var taken = _taken.GetOrAdd(context.Request.Url!.AbsolutePath, _ => new StringBuilder());
            lock (taken)
                taken.Append(body);
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }
}
