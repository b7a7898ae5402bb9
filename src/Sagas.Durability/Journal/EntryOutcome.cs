namespace Sagas.Durability.Journal;

/// <summary>What became of a handled message.</summary>
internal enum EntryOutcome
{
    /// <summary>It is in the journal, with all that belongs to it.</summary>
    Committed,

    /// <summary>The consumer took the message before, here or on another node: drop what was captured.</summary>
    Duplicate,

    /// <summary>Another commit moved the saga first: run the handler again from a fresh load.</summary>
    Conflict,
}
