using Sagas.Durability.Capture;
using Sagas.Durability.Identity;
using Sagas.Durability.Stores;
using Sagas.Durability.Stores.Postgres;
using Sagas.Durability.Stores.Sqlite;

namespace Sagas.Durability;

/// <summary>What an application chose for its journal.</summary>
internal sealed class JournalOptions : IJournalConfigurator
{
    public IJournalStore? Store { get; private set; }

    public string TenantHeader { get; private set; } = "tenant";

    public string DefaultTenant { get; private set; } = "default";

    public List<string> Carried { get; } = [];

    public TypeNames Names { get; } = new();

    public TimeSpan Dedupe { get; private set; } = TimeSpan.FromDays(30);

    public TimeSpan Timeline { get; private set; } = TimeSpan.FromDays(400);

    public IReadOnlyList<TimeSpan> RetryDelays { get; private set; } =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    public int MaxBacklog { get; private set; } = 10_000;

    public TimeSpan HandlerLimit { get; private set; } = TimeSpan.FromSeconds(60);

    public int MaxBodyBytes { get; private set; } = 256 * 1024;

    public int MaxHeaderBytes { get; private set; } = 32 * 1024;

    public Func<IServiceProvider, CancellationToken, Task> BeforeStart { get; private set; } = (_, _) => Task.CompletedTask;

    public bool FiresTimers { get; private set; } = true;

    public void UsePostgres() => Store = new PostgresStore(this);

    public void UseSqlite() => Store = new SqliteStore(this);

    public void Carry(params string[] headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        Carried.AddRange(headers.Select(CarriedHeader.Checked));
    }

    public void Alias<T>(string formerName) => Names.Alias(typeof(T), formerName);

    public void DedupeFor(TimeSpan horizon) => Dedupe = Positive(horizon, nameof(DedupeFor));

    public void KeepTimelineFor(TimeSpan retention) => Timeline = Positive(retention, nameof(KeepTimelineFor));

    public void RetryAfter(params TimeSpan[] delays) => RetryDelays = delays;

    public void StartAfter(Func<IServiceProvider, CancellationToken, Task> work) => BeforeStart = work;

    public void FireTimers(bool fires) => FiresTimers = fires;

    public void LimitBacklog(int rows) => MaxBacklog = rows;

    public void LimitHandlers(TimeSpan limit) => HandlerLimit = limit;

    public void LimitMessages(int bodyBytes, int headerBytes) => (MaxBodyBytes, MaxHeaderBytes) = (bodyBytes, headerBytes);

    private static TimeSpan Positive(TimeSpan value, string method) => value > TimeSpan.Zero
        ? value
        : throw new ArgumentException($"{method} was given {value}. Give a time above zero, such as TimeSpan.FromDays(30).");
}
