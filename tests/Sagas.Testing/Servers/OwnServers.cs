using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Testing.Processes;

namespace Sagas.Testing.Servers;

/// <summary>A PostgreSQL and a RabbitMQ of one test's own, that it may stop, kill, start and freeze: no other test notices. They end with it.</summary>
public sealed class OwnServers : IAsyncDisposable
{
    private static readonly TimeSpan AcceptsWithin = TimeSpan.FromSeconds(180);
    private readonly Process _keeper;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly int[] _pids;

    private OwnServers(Process keeper, int[] pids, ServerAddresses addresses) => (_keeper, _pids, Addresses) = (keeper, pids, addresses);

    /// <summary>Where they are: the same for all their lives.</summary>
    public ServerAddresses Addresses { get; }

    /// <summary>The port of one of them.</summary>
    public int Port(ServerKind server) => server == ServerKind.Postgres ? new NpgsqlConnectionStringBuilder(Addresses.Postgres).Port : new Uri(Addresses.RabbitMq).Port;

    /// <summary>Starts both, empty, with their logs in a folder of their own below <paramref name="folder"/>, and waits until they take connections.</summary>
    public static async Task<OwnServers> StartAsync(string folder)
    {
        // The servers run as other users, who must be able to go through to their own folders.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tests", "lib", "own-servers.sh")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TMPDIR"] = folder;
        start.Environment["KEEP_WORKSPACE"] = "1"; // The folder goes, or stays, with the test's.
        var keeper = Process.Start(start)!;
        var words = (await keeper.StandardOutput.ReadLineAsync())?.Split(' ');
        return words is ["ready", var postgresPid, var rabbitPid, var postgres, var rabbit, var admin]
            ? new OwnServers(keeper, [Number(postgresPid), Number(rabbitPid)], new ServerAddresses(postgres, rabbit, admin))
            : throw new InvalidOperationException("The test's own servers did not start; standard error says why.");
    }

    /// <summary>Ends a server as an operator does; with <paramref name="kill"/> by <c>kill -9</c>. Returns when it is gone.</summary>
    public Task StopAsync(ServerKind server, bool kill = false) => AskAsync(kill ? "kill" : "stop", server);

    /// <summary>Starts it again on its data; returns the moment at which it took the first connection.</summary>
    public async Task<DateTimeOffset> StartAsync(ServerKind server)
    {
        _pids[(int)server] = Number(await AskAsync("start", server));
        await Eventually.TrueAsync($"{server}, started again", AcceptsWithin, () => AcceptsAsync(server));
        return TimeProvider.System.GetUtcNow();
    }

    /// <summary>Stops all its processes where they stand (SIGSTOP), until the answer is disposed.</summary>
    public StoppedServer Freeze(ServerKind server) => StoppedServer.Stop(_pids[(int)server]);

    /// <summary>Closes every connection to the broker, as its operator does. False when it does not answer.</summary>
    public async Task<bool> DisconnectAllAsync()
    {
        try
        {
            using var admin = RabbitMqAdmin.At(Addresses);
            foreach (var connection in (await admin.GetFromJsonAsync<JsonElement>("api/connections?columns=name")).EnumerateArray())
                await admin.DeleteAsync(new Uri($"api/connections/{Uri.EscapeDataString(connection.GetProperty("name").GetString()!)}", UriKind.Relative));
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Whether it takes a connection now.</summary>
    public async Task<bool> AcceptsAsync(ServerKind server)
    {
        try
        {
            if (server == ServerKind.Postgres)
            {
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Addresses.Postgres) { Pooling = false, Timeout = 2 }.ConnectionString);
                await connection.OpenAsync();
            }
            else
            {
                var factory = new ConnectionFactory { Uri = new Uri(Addresses.RabbitMq), AutomaticRecoveryEnabled = false, RequestedConnectionTimeout = TimeSpan.FromSeconds(2) };
                await using var connection = await factory.CreateConnectionAsync();
            }

            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or BrokerUnreachableException or OperationInterruptedException or TimeoutException or IOException)
        {
            return false;
        }
    }

    /// <summary>Ends both.</summary>
    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
        _turn.Dispose();
    }

    private async Task<string> AskAsync(string act, ServerKind server)
    {
        await _turn.WaitAsync();
        try
        {
            await _keeper.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{act} {server.ToString().ToLowerInvariant()}"));
            var answer = await _keeper.StandardOutput.ReadLineAsync();
            return answer?.Split(' ') is ["done", .. var rest]
                ? string.Concat(rest)
                : throw new InvalidOperationException($"The keeper of the test's own servers answered '{answer}' to '{act} {server}'; standard error says why.");
        }
        finally
        {
            _turn.Release();
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
