using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Delivery;
using Sagas.Durability.Identity;
using Sagas.Durability.Lives;
using Sagas.Durability.Stores;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Journal;

/// <summary>What every part of the journal shares in one process: the choices, the database, this life and the way out.</summary>
internal sealed class JournalRuntime(JournalOptions options, Type databaseType, IServiceScopeFactory scopes, DatabaseClock clock, ILogger<JournalRuntime> logger)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile NodeLife _life = NewLife(clock);

    public JournalOptions Options => options;

    public IJournalStore Store { get; } = options.Store
        ?? throw new InvalidOperationException("AddJournal needs a database: call j.UsePostgres() or j.UseSqlite().");

    public Type DatabaseType => databaseType;

    /// <summary>Completed when the tables are there and what is committed can leave. Handlers wait for it.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Faulted when something was found that a person must put right before this process can work. Never completed otherwise.</summary>
    public Task Refused => _refused.Task;

    /// <summary>What ids are made and judged by, and what is waited for.</summary>
    public TimeProvider Time => clock;

    /// <summary>The same, with what is known of the machine's clock.</summary>
    public DatabaseClock Clock => clock;

    public ILogger Logger => logger;

    /// <summary>The present life. What draws a number from it keeps it beside the number: the next one may have begun when that is done.</summary>
    public NodeLife Life => _life;

    /// <summary>Rung when timers are committed.</summary>
    public TimerAlarm Alarm { get; } = new(clock);

    public EndpointCatalogue Catalogue { get; } = new();

    /// <summary>How outgoing messages lie in rows. Set when the bus is built and its addresses known; nothing commits before.</summary>
    public OutgoingFormat Format { get; set; } = new("");

    /// <summary>Set when the bus is built and its transport known; nothing commits before.</summary>
    public IDelivery Delivery { get; set; } = new NoDelivery();

    /// <summary>The broker's user that this process is; null in memory. Known with <see cref="Delivery"/>.</summary>
    public string? BrokerUser { get; set; }

    /// <summary>Now, UTC, in whole milliseconds: what the tables hold.</summary>
    public DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        }
    }

    public void SetReady() => _ready.TrySetResult();

    /// <summary>Ends the process with a sentence that says what is wrong and what to do.</summary>
    public void Refuse(string reason) => _refused.TrySetException(new InvalidOperationException(reason));

    /// <summary>Begins the next life, whose row is in the database. What was drawn from the last one stays with that.</summary>
    public void Begin(NodeLife life) => _life = life;

    /// <summary>A life that nobody has used yet.</summary>
    public NodeLife NewLife() => NewLife(clock);

    /// <summary>
    /// The first command of every transaction that writes journal rows of <paramref name="life"/>: it holds off whoever would take the life over
    /// until the commit, and throws when that has happened.
    /// </summary>
    public async Task FenceAsync(DbConnection connection, DbTransaction transaction, NodeLife life, CancellationToken cancellationToken)
    {
        try
        {
            await Store.FenceAsync(connection, transaction, life.Id, NodeLife.Epoch, cancellationToken);
        }
        catch (Exception exception) when (Store.IsFenced(exception))
        {
            life.Fence();
            throw;
        }
    }

    /// <summary>Refuses what would add to the journal from outside a handler while it cannot be delivered in bounded time.</summary>
    /// <exception cref="JournalBusyException">The journal is not started yet, or too much waits for delivery.</exception>
    public void ThrowIfBusy()
    {
        if (!Ready.IsCompletedSuccessfully)
            throw new JournalBusyException("The journal is not started yet. Try again in a moment.");
        if (Life.Backlog > options.MaxBacklog)
            throw new JournalBusyException($"{Life.Backlog} rows wait for delivery, {options.MaxBacklog} are allowed. Try again later.");
    }

    /// <summary>A scope of the application's services, for the library's own work.</summary>
    public AsyncServiceScope NewScope() => scopes.CreateAsyncScope();

    /// <summary>A context of the application's in a scope of its own, for the library's own reads and writes.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<DbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work((DbContext)scope.ServiceProvider.GetRequiredService(databaseType));
    }

    private static NodeLife NewLife(TimeProvider clock) => new(MessageIds.New(clock), clock);
}
