using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Docker;

/// <summary>
/// What the image starts, published and started natively as the image would: as nobody, without capabilities, in a folder that holds nothing writable but
/// <c>data</c>, an exposed node with its key in a file.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class UnprivilegedTests : IDisposable
{
    private const string Nobody = "65534";
    private static readonly string Configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
    private const UnixFileMode Listable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Key = $"sg_{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))}";
    private readonly string _root = Directory.CreateTempSubdirectory("sagas-nobody-").FullName;
    private readonly string _url = $"http://127.0.0.1:{FreePort()}";
    private Process? _service;

    [Fact]
    public async Task The_service_pays_as_nobody_with_nothing_writable_but_its_data()
    {
        await MakeRootAsync();
        var service = _service = Start();
        var log = service.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(_url), Timeout = Patience };

        (await ReadyAsync(service, client)).ShouldBeTrue();
        (await client.GetAsync(new Uri("/v1/sagas", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        (await PayAsync(client)).ShouldBe("Completed");

        (await StopAsync(service)).ShouldBe(0, await log);
        Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName).ShouldBe(["app", "data", "secrets", "tmp"], ignoreOrder: true);
        File.Exists(Path.Combine(_root, "data/sagas.db")).ShouldBeTrue();
        File.Exists(Path.Combine(_root, "data/simulator.db")).ShouldBeTrue();
    }

    public void Dispose()
    {
        if (_service is { HasExited: false })
            _service.Kill();
        _service?.Dispose();
        File.SetUnixFileMode(_root, Listable | UnixFileMode.UserWrite);
        Directory.Delete(_root, recursive: true);
    }

    private async Task MakeRootAsync()
    {
        await RunAsync("dotnet", "publish", Path.Combine(Repository.Root, "src/Sagas.Service"), "--no-build", "--configuration", Configuration, "--output", Path.Combine(_root, "app"), "--nologo", "--verbosity", "quiet", "-nodeReuse:false");
        foreach (var folder in new[] { "data", "tmp", "secrets" })
            Directory.CreateDirectory(Path.Combine(_root, folder));

        await File.WriteAllTextAsync(Path.Combine(_root, "secrets/Auth__FirstKey"), Key, TestContext.Current.CancellationToken);
        if (Environment.UserName == "root")
            await RunAsync("chown", $"{Nobody}:{Nobody}", Path.Combine(_root, "data"), Path.Combine(_root, "tmp"));

        File.SetUnixFileMode(Path.Combine(_root, "secrets"), Listable);
        File.SetUnixFileMode(_root, Listable);
    }

    private Process Start()
    {
        var assembly = Path.Combine(_root, "app/Sagas.Service.dll");
        string[] drop = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"];
        string[] command = [.. Environment.UserName == "root" ? drop : ["env"], "dotnet", assembly];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _root, RedirectStandardOutput = true };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["PATH"] = path,
            ["HOME"] = "/nonexistent",
            ["TMPDIR"] = Path.Combine(_root, "tmp"),
            ["DOTNET_EnableDiagnostics"] = "0",
            ["ASPNETCORE_HTTP_PORTS"] = "",
            ["Urls"] = _url,
            ["Proxy__Trusted"] = "127.0.0.1", // Exposed as in a container, and yet nobody else reaches it while the test runs.
            ["AllowInsecure"] = "simulator,plain",
            ["Secrets__Directory"] = Path.Combine(_root, "secrets"),
        })
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    private static async Task<bool> ReadyAsync(Process service, HttpClient client)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !service.HasExited;)
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                    return true;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return false;
    }

    private static async Task<string?> PayAsync(HttpClient client)
    {
        var payment = new { amount = new { minor = 1250, currency = "EUR" }, payer = "customer-42", payee = "shop-7", source = "tok_ok" };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments") { Content = JsonContent.Create(payment), Headers = { { "Idempotency-Key", "order-17" } } };
        using var accepted = await client.SendAsync(request);
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync());
        return (string?)(await client.GetFromJsonAsync<JsonNode>(new Uri($"{accepted.Headers.Location}?wait=30", UriKind.Relative)))!["state"];
    }

    private static async Task<int> StopAsync(Process service)
    {
        await RunAsync("kill", "-TERM", service.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var limit = new CancellationTokenSource(Patience);
        await service.WaitForExitAsync(limit.Token);
        return service.ExitCode;
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
