using Sagas.Durability.Timers;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>A timer's change beside the number of the journal row that it belongs to.</summary>
internal readonly record struct NumberedTimer(long NodeSeq, TimerChange Change);
