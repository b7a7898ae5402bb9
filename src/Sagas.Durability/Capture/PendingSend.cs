using System.Data.Common;
using Sagas.Durability.Journal;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Capture;

/// <summary>What one <c>SaveChanges</c> of a scope outside handlers takes with it: a journal row, until its transaction has ended.</summary>
/// <param name="Transaction">The application's that it is in; null where the save makes its own.</param>
/// <param name="Row">The bus outbox's row.</param>
/// <param name="Messages">What is sent when it is committed.</param>
/// <param name="Acts">What was done to timers.</param>
/// <param name="Timers">The same as rows.</param>
internal sealed record PendingSend(DbTransaction? Transaction, JournalRow Row, IReadOnlyList<OutgoingMessage> Messages, IReadOnlyList<TimerAct> Acts, IReadOnlyList<TimerChange> Timers);
