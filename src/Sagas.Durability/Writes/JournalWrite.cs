namespace Sagas.Durability.Writes;

/// <summary>What a handler adds to its message's commit.</summary>
internal abstract record JournalWrite;
