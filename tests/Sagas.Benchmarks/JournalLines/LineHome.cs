using Sagas.Benchmarks.Measures;
using Sagas.Testing.Processes;
using Sagas.Testing.Servers;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>A database, a virtual host and a folder of a line's own; outlives its processes.</summary>
internal sealed class LineHome : IAsyncDisposable
{
    private readonly TestFolder _folder = new("line");
    private readonly ThrowawayPostgres? _postgres;
    private readonly ThrowawayRabbitMq? _rabbit;

    private LineHome(LineName line, ThrowawayPostgres? postgres, ThrowawayRabbitMq? rabbit)
    {
        (_postgres, _rabbit) = (postgres, rabbit);
        Setup = new LineSetup(line, postgres?.ConnectionString ?? "", rabbit?.Address ?? "", _folder.Path);
    }

    /// <summary>What the line's process is told.</summary>
    public LineSetup Setup { get; }

    /// <summary>Makes what the line needs.</summary>
    public static async Task<LineHome> CreateAsync(LineName line) => new(
        line,
        line is LineName.Ours or LineName.Floor ? await ThrowawayPostgres.CreateAsync() : null,
        line is LineName.Embedded ? null : await ThrowawayRabbitMq.CreateAsync());

    /// <summary>CPU so far: the line's process, every process under the postmaster and every one of the broker.</summary>
    public Cpu Cpu(LineProcess process) => new(
        new CpuClock(process.Id).Seconds(),
        _postgres is null ? null : new CpuClock(TestServers.PostgresPid).Seconds(),
        _rabbit is null ? null : new CpuClock(TestServers.RabbitMqPid).Seconds());

    /// <summary>What the database did so far; null without one.</summary>
    public async Task<DatabaseWork?> WorkAsync() => _postgres is null ? null : await DatabaseWork.ReadAsync(_postgres.ConnectionString);

    /// <summary>The way by which payments come in.</summary>
    public async Task<IPaymentFeed> FeedAsync(LineProcess process) => _rabbit is null
        ? new PipeFeed(process)
        : await BrokerFeed.ConnectAsync(_rabbit.Address, enveloped: Setup.Line != LineName.Floor);

    /// <summary>Drops it all.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_rabbit is not null)
            await _rabbit.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
    }
}
