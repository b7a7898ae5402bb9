using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Rows;
using Sagas.Durability.Timers;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Capture;

/// <summary>
/// What one scope of the application does under the journal: a handler's, whose sends and saga changes wait here for the commit, or any
/// other's, whose sends wait for its <c>SaveChanges</c> (the bus outbox).
/// </summary>
internal sealed class JournalScope(JournalRuntime runtime, OutcomeProbe probe, IServiceProvider provider) : IDisposable
{
    // The interceptors know a DbContext only; the scope that it belongs to is found here, pooled contexts included.
    private static readonly ConditionalWeakTable<DbContext, JournalScope> ByDatabase = [];
    private static readonly AsyncLocal<JournalScope?> Running = new();
    private readonly List<OutgoingMessage> _outgoing = [];
    private readonly Dictionary<Guid, TimerAct> _timers = [];
    private readonly List<IDisposable> _sagaTurns = [];
    private DbContext? _database;
    private IDisposable? _turn;
    private NodeLife? _life;

    public JournalRuntime Runtime => runtime;

    /// <summary>The scope's context of the application.</summary>
    public DbContext Database
    {
        get
        {
            if (_database is null)
            {
                _database = (DbContext)provider.GetRequiredService(runtime.DatabaseType);
                ByDatabase.AddOrUpdate(_database, this);
            }

            return _database;
        }
    }

    /// <summary>Whether a handler runs in the scope: its writes open the transaction that the journal commits.</summary>
    public bool IsHandler => Handled is not null;

    /// <summary>Who takes which message here, if a handler runs in the scope.</summary>
    public (ConsumerKey Consumer, Guid MessageId)? Handled { get; private set; }

    /// <summary>
    /// Which run of the message this is, counting those that met another commit: from the second on what is assumed of a new saga is looked up, from
    /// the third on its saga is locked.
    /// </summary>
    public int Run { get; private set; }

    /// <summary>Limits the handler's run; null where none runs.</summary>
    public HandlerClock? Clock { get; set; }

    /// <summary>The transaction that the handler's writes and the journal's commit are in, once it has begun.</summary>
    public IDbContextTransaction? Transaction { get; set; }

    /// <summary>Whether the journal itself is beginning that transaction.</summary>
    public bool IsBeginning { get; private set; }

    /// <summary>How long that transaction has been idle.</summary>
    public IdleWatch Idle { get; } = new(runtime.Time);

    /// <summary>Transactions that the handler has open in other contexts: by EF's id of each, the context's type.</summary>
    public ConcurrentDictionary<Guid, string> OthersOpen { get; } = new();

    /// <summary>The life that the scope's transaction is fenced for and its row's number is drawn from: one for both, also when another begins meanwhile.</summary>
    public NodeLife DrawFrom() => _life is { IsFenced: false } life ? life : _life = runtime.Life;

    /// <summary>What was sent in the scope and is not yet committed.</summary>
    public IReadOnlyList<OutgoingMessage> Outgoing => _outgoing;

    /// <summary>What was done to timers in the scope and is not yet committed: one act a timer.</summary>
    public IReadOnlyCollection<TimerAct> Timers => _timers.Values;

    /// <summary>What the handler did to sagas.</summary>
    public List<SagaChange> SagaChanges { get; } = [];

    /// <summary>What the handler adds to the commit without a transaction of its own.</summary>
    public List<JournalWrite> Writes { get; } = [];

    /// <summary>What saves outside a handler have taken and no transaction has ended yet: one a <c>SaveChanges</c>, several in a transaction of the application's.</summary>
    public List<PendingSend> Pending { get; } = [];

    /// <summary>Whether the scope did something that the next <c>SaveChanges</c> must commit.</summary>
    public bool HasWork => _outgoing.Count > 0 || _timers.Count > 0;

    /// <summary>The scope whose handler runs in the caller's flow; null outside of one.</summary>
    public static JournalScope? Current => Running.Value;

    /// <summary>The scope that a context belongs to; null for one that is not the journal's.</summary>
    public static JournalScope? Of(DbContext? database)
    {
        if (database is null)
            return null;
        if (ByDatabase.TryGetValue(database, out var scope))
            return scope;

        // A handler's context is known by its first use, since most handlers have none.
        return Running.Value is { } running && database.GetType() == running.Runtime.DatabaseType && ReferenceEquals(running.Database, database) ? running : null;
    }

    /// <summary>Makes the scope a handler's, for the flow of the caller from here on.</summary>
    public void Handle(ConsumerKey consumer, Guid messageId, int run = 1)
    {
        (Handled, Run) = ((consumer, messageId), run);
        Running.Value = this;
    }

    /// <summary>Whether the context is the scope's own.</summary>
    public bool Owns(DbContext database) => ReferenceEquals(database, _database) || (_database is null && database.GetType() == runtime.DatabaseType && ReferenceEquals(database, Database));

    /// <summary>Begins the transaction of the handler's writes, if it has not begun.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (Transaction is not null)
            return;

        ThrowIfOthersOpen();
        await EnterWriteAsync(cancellationToken);
        IsBeginning = true;
        Transaction = await Database.Database.BeginTransactionAsync(cancellationToken);
        IsBeginning = false;
        Idle.Used();
    }

    /// <summary>The handler has ended: what it left behind is refused in words.</summary>
    public void HandlerEnded()
    {
        Idle.ThrowIfOver();
        ThrowIfOthersOpen();
    }

    /// <summary>Keeps a saga's turn until the scope's end.</summary>
    public void Keep(IDisposable sagaTurn) => _sagaTurns.Add(sagaTurn);

    public void Add(OutgoingMessage message)
    {
        if (!IsHandler)
            _ = Database; // Its SaveChanges must find the scope.
        lock (_outgoing)
            _outgoing.Add(message);
    }

    /// <summary>Sets or cancels a timer with the commit. Of several acts on one timer the last counts.</summary>
    public void Add(TimerAct act)
    {
        if (!IsHandler)
            _ = Database; // Its SaveChanges must find the scope.
        lock (_outgoing)
            _timers[act.Token] = act;
    }

    /// <summary>What was sent so far belongs to a save now.</summary>
    public void Take(PendingSend pending)
    {
        Pending.Add(pending);
        _outgoing.Clear();
        _timers.Clear();
    }

    /// <summary>The save failed: the next one takes it again, under the same ids.</summary>
    public void GiveBack(PendingSend pending)
    {
        Pending.Remove(pending);
        _outgoing.InsertRange(0, pending.Messages);
        foreach (var act in pending.Acts)
            _timers.TryAdd(act.Token, act);
    }

    /// <summary>
    /// Whose end nobody saw, such as the save's own that another interceptor ended, and the application's transaction that was disposed, whose commit
    /// failed, or that was committed past EF. The journal tells which, and until then its numbers hold the cursor.
    /// </summary>
    /// <param name="isOpen">What may still be ended in sight.</param>
    public void SettleLeft(Func<PendingSend, bool> isOpen)
    {
        if (Pending.Count == 0)
            return; // As in every handler.

        foreach (var left in Pending.Where(pending => !isOpen(pending)).ToList())
        {
            Pending.Remove(left);
            probe.SettleLater(left.Row, left.Messages);
        }
    }

    /// <summary>Takes the turn to write, once a scope, before its transaction begins.</summary>
    public async ValueTask EnterWriteAsync(CancellationToken cancellationToken) => _turn ??= await runtime.Store.EnterWriteAsync(Database, cancellationToken);

    /// <summary>Gives the turn back, after the transaction's end.</summary>
    public void LeaveWrite()
    {
        _turn?.Dispose();
        _turn = null;
        _life = null;
    }

    private void ThrowIfOthersOpen() => OtherTransactions.ThrowIfOpen(OthersOpen, runtime.DatabaseType.Name);

    public void Dispose()
    {
        if (_database is not null)
            ByDatabase.Remove(_database);
        SettleLeft(_ => false);
        LeaveWrite();
        foreach (var turn in _sagaTurns)
            turn.Dispose();
    }
}
