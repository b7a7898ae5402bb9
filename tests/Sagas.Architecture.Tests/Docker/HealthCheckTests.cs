using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Docker;

/// <summary>The health check of the image, run against a port of this machine that answers as the service would.</summary>
public sealed class HealthCheckTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK", 0)]
    [InlineData("HTTP/1.1 503 Service Unavailable", 1)]
    [InlineData("", 1)]
    public async Task It_is_well_when_the_service_says_so(string status, int exitCode)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answered = AnswerAsync(listener, status);

        (await CheckAsync(((IPEndPoint)listener.LocalEndpoint).Port)).ShouldBe(exitCode);

        (await answered).ShouldBe("GET /health/ready HTTP/1.0");
    }

    [Fact]
    public async Task It_is_not_well_when_nobody_listens()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        (await CheckAsync(port)).ShouldBe(1);
    }

    private static async Task<string?> AnswerAsync(TcpListener listener, string status)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        var request = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
        }

        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(status.Length > 0 ? $"{status}\r\n\r\n" : ""), TestContext.Current.CancellationToken);
        return request;
    }

    private static async Task<int> CheckAsync(int port)
    {
        var line = Repository.Lines("docker/service.Dockerfile").Single(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        var command = JsonSerializer.Deserialize<string[]>(line[line.IndexOf('[', StringComparison.Ordinal)..])!;
        command[^1].ShouldContain("/127.0.0.1/5080 ");
        command[^1] = command[^1].Replace("/5080 ", $"/{port} ", StringComparison.Ordinal);

        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
