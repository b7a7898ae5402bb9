namespace Sagas.Durability;

/// <summary>What an application chooses for its journal: the database, and how patient it is.</summary>
public interface IJournalConfigurator
{
    /// <summary>PostgreSQL 15 or newer, the database of the application's DbContext.</summary>
    void UsePostgres();

    /// <summary>SQLite (WAL, synchronous=FULL), the database of the application's DbContext. One process at a time.</summary>
    void UseSqlite();

    /// <summary>Headers that are copied from the message being handled onto everything its handler sends. <c>tenant</c> always is.</summary>
    void Carry(params string[] headers);

    /// <summary>
    /// The consumer, saga or message <typeparamref name="T"/> was renamed or moved: what it took under its former name counts as taken. Without it a
    /// message that comes again after the renaming runs again.
    /// </summary>
    /// <param name="formerName">Its name with namespace, as in <c>Shop.Orders.OrderConsumer</c>, of which no other type is left.</param>
    void Alias<T>(string formerName);

    /// <summary>How long ids of messages are told apart; default 30 days. A message with an older id is refused visibly.</summary>
    void DedupeFor(TimeSpan horizon);

    /// <summary>
    /// How long history is kept after a saga's end; default 400 days. A saga whose id is a UUIDv7 older than that has no place in the timeline.
    /// </summary>
    void KeepTimelineFor(TimeSpan retention);

    /// <summary>
    /// How long to wait before a handler that threw runs again; default 50 ms, 250 ms, 1 s, 3 s, so that it runs five times in all before its
    /// message is set aside. Not for a database or broker that is away: there a message is held for as long as it takes.
    /// </summary>
    void RetryAfter(params TimeSpan[] delays);

    /// <summary>
    /// What must be done before the journal starts and handlers run, such as the application's migrations. Done again while the database is away,
    /// so it must bear repetition.
    /// </summary>
    void StartAfter(Func<IServiceProvider, CancellationToken, Task> work);

    /// <summary>
    /// Whether this process fires timers that are due; default true. At least one process must. Timers are set, moved and cancelled by every one.
    /// </summary>
    void FireTimers(bool fires);

    /// <summary>
    /// Above how many undelivered rows the bus outbox takes no more (<see cref="JournalBusyException"/>), and over a broker the node no deliveries: they
    /// are held; default 10,000.
    /// </summary>
    void LimitBacklog(int rows);

    /// <summary>
    /// How long one run of a handler may take; default 60 s. One that takes longer is cancelled and fails as its message's own failure.
    /// </summary>
    void LimitHandlers(TimeSpan limit);

    /// <summary>
    /// How large a message may be; default 256 KB and 32 KB. A larger one fails the handler or scope that sends it; one that arrives is set aside
    /// unread.
    /// </summary>
    /// <param name="bodyBytes">The message itself, in bytes of JSON.</param>
    /// <param name="headerBytes">Its headers on arrival. Those that are sent have a limit of their own, 8 KB.</param>
    void LimitMessages(int bodyBytes, int headerBytes);
}
